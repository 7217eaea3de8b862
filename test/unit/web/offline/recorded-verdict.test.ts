import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '../../../../web/scanner/src/offline/ledger.ts';
import { recordedVerdict } from '../../../../web/scanner/src/offline/recorded-verdict.ts';
import type { Visit } from '../../../../web/scanner/src/rules/answer.ts';

const recorded: Recorded = { scanId: 's', counter: 1, did: 'walk_in', at: 1_795_396_200, gateId: 'main' };
const at = '2026-11-23T01:10:00.000Z';
const visit: Visit = {
  visitId: 'v',
  siteId: 'tower',
  state: 'checked_in',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN Tai Man' },
  day: '2026-11-23',
  expectedFrom: at,
  expectedUntil: at,
  createdAt: at,
  purgeAt: at,
  checkedInAt: at,
  version: 1,
};
const keys = (one: Recorded, of: Visit | undefined, isWaiting: boolean) => {
  const { word, strong, lines, offers } = recordedVerdict(one, of, isWaiting);
  return { word, strong: strong?.key, lines: lines.map(({ key }) => key), offers };
};

describe('a passage of this device, opened again', () => {
  it('is that of a walk-in: when and where, and undo while it waits', () => {
    expect(keys(recorded, undefined, true)).toEqual({
      word: 'checkedIn',
      strong: 'inAtGate',
      lines: ['recordedAsWalkIn', 'recordedHere'],
      offers: ['undo'],
    });
    expect(recordedVerdict(recorded, undefined, true).strong).toEqual({
      key: 'inAtGate',
      at,
      gateId: 'main',
    });
  });

  it('offers no undo of a walk-in that was sent, whose visit only the service knows', () => {
    expect(keys(recorded, undefined, false)).toMatchObject({
      lines: ['sentAsWalkIn'],
      offers: ['findInside'],
    });
    expect(keys({ ...recorded, did: 'checked_out' }, undefined, false)).toMatchObject({
      word: 'checkedOut',
      strong: 'outAtGate',
      lines: ['sentToService'],
      offers: ['byHand'],
    });
  });

  it('is that of a visit: recorded here while it waits, the service’s once it was sent', () => {
    const passed: Recorded = { ...recorded, did: 'checked_in', visitId: 'v' };
    expect(keys(passed, visit, true)).toMatchObject({ lines: ['recordedHere'], offers: ['undo'] });
    expect(keys(passed, visit, false)).toMatchObject({ word: 'checkedIn', lines: [], offers: ['undo'] });
  });
});
