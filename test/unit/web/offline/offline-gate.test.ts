import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '../../../../web/scanner/src/offline/ledger.ts';
import { offlineGate, type NewPassage } from '../../../../web/scanner/src/offline/offline-gate.ts';
import type { OpenPack, PackMatch, PackVisit } from '../../../../web/scanner/src/offline/pack-model.ts';
import type { Visit } from '../../../../web/scanner/src/rules/answer.ts';

const visit: Visit = {
  visitId: 'v1',
  siteId: 'court',
  state: 'checked_in',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN Tai Man' },
  version: 1,
  day: '2026-11-23',
  expectedFrom: '2026-11-23T01:00:00Z',
  expectedUntil: '2026-11-23T03:00:00Z',
  createdAt: '2026-11-23T01:00:00Z',
  purgeAt: '2026-11-23T03:00:00Z',
};
const booked: PackVisit = {
  match: 'weak',
  allowsReEntry: false,
  isDenied: false,
  asksSupervisor: false,
  isOpen: true,
  hasCompanions: false,
  visit,
};
const noNear = { count: 0, inside: 0, expected: 0 };
/** A pack with so many visits of similar names. */
const near = (counts: Partial<typeof noNear>) => ({
  near: () => Promise.resolve({ ...noNear, ...counts }),
});
const nobody: PackMatch = {
  visits: [],
  near: () => Promise.resolve(noNear),
  unreadableCount: 0,
  door: 'open',
  nameKeys: ['of the name'],
};

/** A gate whose pack says this about each English name. */
function gateWith(known: Readonly<Record<string, Partial<PackMatch>>>) {
  const passages: NewPassage[] = [];
  const recorded: Recorded[] = [];
  const pack: OpenPack = {
    asOf: '2026-11-23T01:00:00Z',
    policy: { walkIns: 'record', admitsWeakMatches: false },
    barsIncomplete: false,
    size: 1,
    covers: () => true,
    match: ({ englishName = '' }) => Promise.resolve({ ...nobody, ...known[englishName] }),
  };
  const gate = offlineGate({
    // A code of these tests is the name that it shows.
    verify: (code) =>
      Promise.resolve({
        outcome: 'verified',
        disclosure: { englishName: code },
        codeDigest: `digest ${code}`,
      }),
    pack: () => Promise.resolve(pack),
    recorded: () => Promise.resolve(recorded),
    record: (passage) => {
      passages.push(passage);
      const { scanId, did, gateId, visitId, codeDigest } = passage;
      const counter = passages.length;
      const one: Recorded = {
        ...{ scanId, did, gateId, counter, at: counter },
        ...(visitId ? { visitId } : {}),
        ...(codeDigest ? { codeDigest } : {}),
      };
      recorded.push(one);
      return Promise.resolve(one);
    },
    now: () => 0,
  });
  return { gate, passages };
}
const out = { gateId: 'exit', direction: 'out' } as const;
const into = { gateId: 'main', direction: 'in' } as const;

describe('a visitor who goes out with a code of a similar name', () => {
  const known = { 'CHAN David': near({ inside: 1 }), 'CHAN Tai Man': { visits: [booked] } };

  it('is checked out of the visit that the guard finds by the name as booked, and chooses', async () => {
    const { gate, passages } = gateWith(known);
    const asked = await gate.scan('s1', 'CHAN David', out);
    expect(asked.verdict).toMatchObject({
      word: 'similarNameInside',
      offers: ['bookedName', 'leaveUnknown'],
    });
    expect(passages).toEqual([]);
    const found = await gate.byName({ englishName: 'CHAN Tai Man' }, out, 'host_confirms', asked.pick);
    if (!found.pick) throw new Error('nothing to choose');
    const left = await gate.choose(found.pick, 'v1');
    expect(left.verdict).toMatchObject({ word: 'checkedOut', visit: { state: 'checked_out' } });
    expect(passages).toEqual([
      {
        ...out,
        scanId: 's1',
        code: 'CHAN David',
        codeDigest: 'digest CHAN David',
        did: 'checked_out',
        visitId: 'v1',
      },
    ]);
  });

  it('is asked about again after a name that was typed wrongly, and may be let out without a visit', async () => {
    const { gate, passages } = gateWith(known);
    const asked = await gate.scan('s1', 'CHAN David', out);
    const again = await gate.byName({ englishName: 'CHAN Tai Mna' }, out, 'host_confirms', asked.pick);
    expect(again.verdict.word).toBe('similarNameInside');
    if (!again.pick) throw new Error('no way out');
    expect((await gate.checkOutUnknown(again.pick)).verdict.word).toBe('checkedOut');
    expect(passages).toMatchObject([{ did: 'checked_out', code: 'CHAN David', scanId: 's1' }]);
    expect(passages[0]).not.toHaveProperty('visitId');
  });

  it('is asked about where this device may have let the booked visitor in', async () => {
    const expected = { ...booked, match: 'strong', visit: { ...visit, state: 'expected' } } as const;
    const { gate, passages } = gateWith({
      'CHAN David': near({ expected: 1 }),
      'CHAN Tai Man': { visits: [expected] },
      'LEE Stranger': {},
    });
    await gate.scan('s0', 'LEE Stranger', out);
    expect(passages).toHaveLength(1);
    await gate.scan('s1', 'CHAN Tai Man', into);
    expect((await gate.scan('s2', 'CHAN David', out)).verdict.word).toBe('similarNameInside');
    expect(passages).toHaveLength(2);
  });
});

describe('a visitor whom others were booked with', () => {
  it('is let in alone, and the guard is told to check in each of the others by name', async () => {
    const lead = {
      ...booked,
      match: 'strong',
      hasCompanions: true,
      visit: { ...visit, state: 'expected' },
    } as const;
    const { gate, passages } = gateWith({
      'CHAN Tai Man': { visits: [lead] },
      'CHAN Siu Man': { visits: [] },
    });
    const { verdict } = await gate.scan('s1', 'CHAN Tai Man', into);
    expect(verdict.lines).toContainEqual({ key: 'companionsByName' });
    expect(verdict.offers).toEqual(['bookedName', 'undo']);
    expect(passages).toMatchObject([{ did: 'checked_in', visitId: 'v1' }]);
  });
});

describe('a code that went out here', () => {
  it('lets nobody in again: the visitor is asked for a fresh one', async () => {
    const { gate, passages } = gateWith({});
    await gate.scan('s1', 'LEE Stranger', out);
    const again = await gate.scan('s2', 'LEE Stranger', into);
    expect(again.verdict).toMatchObject({ look: 'known', word: 'alreadyOut', offers: ['byHand'] });
    expect(passages).toHaveLength(1);
  });
});
