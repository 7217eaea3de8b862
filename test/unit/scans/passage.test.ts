import { describe, expect, it } from '@jest/globals';
import type { VisitId } from '../../../functions/kernel/brands.ts';
import { checkInDetails, checkOutDetails, passageOf, walkInVisit } from '../../../functions/scans/passage.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later, guard, mainGate, scanOf, visitIdOf } from '../../support/visit.ts';

const disclosure = { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123', ageOver: 18 };
const scan = scanOf(disclosure);
const site = siteWith({ retentionDays: 7 });
const passage = {
  at: nine,
  gateId: mainGate,
  method: 'personal_code',
  memberId: guard,
  scanId: scan.scanId,
  codeDigest: scan.codeDigest,
};

describe('the details that a scan writes', () => {
  it('are the passage, without the disclosure', () => {
    expect(passageOf(scan)).toEqual(passage);
  });

  it('have, for a check-in, the notice, the retention from now, and the first name as presence', () => {
    expect(checkInDetails(site, scan)).toEqual({
      checkedIn: passage,
      noticeVersion: 'v1',
      purgeAt: later(7 * 86_400),
      presence: scan.identities[0],
    });
  });

  it('have, for a check-in without a name, no presence', () => {
    expect(checkInDetails(site, scanOf({ ageOver: 18 }))).not.toHaveProperty('presence');
  });

  it('have, for a check-out, the retention from then', () => {
    const details = { checkedOut: passage, purgeAt: later(7 * 86_400) };
    expect(checkOutDetails(site, scan, {})).toEqual(details);
  });

  it('pass on re-entry, in and out', () => {
    expect(checkInDetails(site, scan, true)).toMatchObject({ allowsReEntry: true });
    expect(checkInDetails(site, scan)).not.toHaveProperty('allowsReEntry');
    expect(checkOutDetails(site, scan, { allowsReEntry: true })).toMatchObject({ allowsReEntry: true });
  });
});

describe('a walk-in’s visit', () => {
  const visitId: VisitId = visitIdOf('walk-in');

  it('is checked in from the beginning if the visitor is let in', () => {
    expect(walkInVisit(site, scan, visitId, 'checked_in')).toEqual({
      firmId: site.firmId,
      siteId: site.siteId,
      visitId,
      state: 'checked_in',
      origin: 'walk_in',
      visitor: { englishName: 'CHAN Tai Man' },
      expectedFrom: nine,
      expectedUntil: later(12 * 3600),
      day: '2026-11-23',
      createdAt: nine,
      createdBy: guard,
      version: 1,
      noticeVersion: 'v1',
      checkedIn: passage,
      purgeAt: later(7 * 86_400),
    });
  });

  it('has no check-in if it waits for approval', () => {
    const visit = walkInVisit(site, scan, visitId, 'pending_approval');
    expect(visit.state).toBe('pending_approval');
    expect(visit).not.toHaveProperty('checkedIn');
  });

  it.each([
    [[], {}],
    [['englishName'], { englishName: 'CHAN Tai Man' }],
    [['chineseName', 'ageOver'], { chineseName: '陳大文', ageOver: 18 }],
    [['englishName', 'chineseName', 'idPrefix', 'ageOver'], disclosure],
  ] as const)('keeps only %j of the disclosure', (keeps, visitor) => {
    expect(walkInVisit(siteWith({ keeps }), scan, visitId, 'checked_in').visitor).toEqual(visitor);
  });

  it('keeps no field that was not disclosed', () => {
    const little = scanOf({ englishName: 'CHAN Tai Man' });
    const { visitor } = walkInVisit(
      siteWith({ keeps: ['idPrefix', 'ageOver'] }),
      little,
      visitId,
      'checked_in',
    );
    expect(Object.keys(visitor)).toEqual([]);
  });
});
