import { describe, expect, it } from '@jest/globals';
import type { GateId, ScanId } from '../../../functions/kernel/brands.ts';
import { decideEntry, settledBy, type EntryFacts } from '../../../functions/scans/decide-entry.ts';
import { usedBy } from '../../../functions/scans/used-by.ts';
import type { Candidate } from '../../../functions/scans/scan.ts';
import type { VisitState } from '../../../functions/visits/visit-states.ts';
import { codeMark, mostPassages, passageLine } from '../../../functions/visits/re-entry.ts';
import { digestOf, mainGate, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const scanId = 'this-scan' as ScanId;
const codeDigest = digestOf('this code');
const mark = { scanId, codeDigest, gateId: mainGate, direction: 'in' } as const;
const factsWith = (changed: Partial<EntryFacts> = {}): EntryFacts => ({
  ...mark,
  policy: { walkIns: 'record', admitsWeakMatches: false },
  namesDisclosed: true,
  barred: false,
  candidates: [],
  near: [],
  ...changed,
});
const candidate = (
  name: string,
  match: Candidate['match'],
  visit?: VisitState | Candidate['visit'],
): Candidate => {
  const visitId = visitIdOf(name);
  if (visit === undefined) return { visitId, match };
  if (typeof visit === 'object') return { visitId, match, visit };
  return { visitId, match, visit: visitWith({ visitId, state: visit }) };
};
const decide = (candidates: readonly Candidate[], changed: Partial<EntryFacts> = {}) =>
  decideEntry(factsWith({ candidates, ...changed }));
const checkIn = (name: string) => ({ do: 'check_in', candidate: { visitId: visitIdOf(name) } });
const walkIn = { do: 'walk_in', state: 'checked_in' };

const byThisScan = visitWith({ state: 'checked_in', checkedIn: passageWith(mark) });
const byThisCode = visitWith({
  state: 'checked_in',
  checkedIn: passageWith({ scanId: 'another' as ScanId, codeDigest }),
});
const byAnotherCode = visitWith({
  state: 'checked_in',
  checkedIn: passageWith({ scanId: 'another' as ScanId, codeDigest: digestOf('another code') }),
});

describe('an unexpected visitor', () => {
  it.each([
    ['record', walkIn],
    ['approve', { do: 'walk_in', state: 'pending_approval' }],
    ['refuse', { do: 'answer', outcome: { outcome: 'no_match', reason: 'not_expected' } }],
  ] as const)('is treated by the site’s setting: %s', (walkIns, step) => {
    expect(decide([], { policy: { walkIns, admitsWeakMatches: false } })).toEqual(step);
  });

  it.each(['record', 'approve', 'refuse'] as const)(
    'gets name_not_disclosed without a name, also with the setting %s',
    (walkIns) => {
      expect(decide([], { namesDisclosed: false, policy: { walkIns, admitsWeakMatches: true } })).toEqual({
        do: 'answer',
        outcome: { outcome: 'no_match', reason: 'name_not_disclosed' },
      });
    },
  );
});

describe('one matching visit', () => {
  it('is checked in without another read if the match is strong', () => {
    expect(decide([candidate('a', 'strong')])).toMatchObject(checkIn('a'));
  });

  it('is read first, and then confirmed by the guard, if the match is weak', () => {
    expect(decide([candidate('a', 'weak')])).toEqual({ do: 'read', visitIds: [visitIdOf('a')] });
    const read = candidate('a', 'weak', 'expected');
    expect(decide([read])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [read.visit] },
    });
  });

  it('is checked in at once on a weak match if the site admits weak matches', () => {
    const policy = { walkIns: 'record', admitsWeakMatches: true } as const;
    expect(decide([candidate('a', 'weak')], { policy })).toMatchObject(checkIn('a'));
  });
});

describe('several matching visits', () => {
  it.each(['strong', 'weak'] as const)(
    'are read if needed, and offered to the guard, if their match is %s',
    (match) => {
      const read = candidate('a', match, 'expected');
      expect(decide([read, candidate('b', match)])).toEqual({ do: 'read', visitIds: [visitIdOf('b')] });
      const other = candidate('b', match, 'expected');
      expect(decide([read, other])).toEqual({
        do: 'answer',
        outcome: { outcome: 'choose', candidates: [read.visit, other.visit] },
      });
    },
  );

  it('are read for a choice on weak matches even if the site admits weak matches', () => {
    const policy = { walkIns: 'record', admitsWeakMatches: true } as const;
    expect(decide([candidate('a', 'weak'), candidate('b', 'weak')], { policy })).toMatchObject({
      do: 'read',
    });
  });

  it('become one check-in if exactly one is strong', () => {
    expect(decide([candidate('a', 'weak'), candidate('b', 'strong')])).toMatchObject(checkIn('b'));
  });

  it('become one check-in if only one of them is still open', () => {
    expect(
      decide([
        candidate('a', 'strong', 'checked_out'),
        candidate('b', 'strong'),
        candidate('c', 'strong', 'no_show'),
      ]),
    ).toMatchObject(checkIn('b'));
  });

  it('leave a weak match to the guard if the strong one has ended', () => {
    const weak = candidate('b', 'weak', 'expected');
    expect(decide([candidate('a', 'strong', 'checked_out'), weak])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [weak.visit] },
    });
  });
});

describe('a strong match that is not expected any more', () => {
  it.each<[VisitState, object]>([
    ['checked_in', { outcome: 'already_checked_in' }],
    ['pending_approval', { outcome: 'pending_approval' }],
    ['denied', { outcome: 'denied' }],
  ])('decides the answer in the state %s', (state, outcome) => {
    expect(decide([candidate('a', 'strong', state)])).toMatchObject({ do: 'answer', outcome });
  });

  it.each<VisitState>(['checked_out', 'cancelled', 'no_show'])(
    'makes the visitor a walk-in in the state %s',
    (state) => {
      expect(decide([candidate('a', 'strong', state)])).toEqual(walkIn);
    },
  );

  it('decides before another visit that is still open', () => {
    expect(decide([candidate('a', 'strong', 'checked_in'), candidate('b', 'strong')])).toMatchObject({
      outcome: { outcome: 'already_checked_in' },
    });
  });

  it.each<VisitState>(['checked_in', 'denied', 'checked_out', 'cancelled', 'no_show'])(
    'decides nothing in the state %s if the match is only weak',
    (state) => {
      expect(decide([candidate('a', 'weak', state)])).toEqual(walkIn);
    },
  );

  it('is shown with its visit, or without it if it was denied', () => {
    const inside = visitWith({ state: 'checked_in' });
    expect(settledBy(inside)).toEqual({ outcome: 'already_checked_in', visit: inside });
    const waiting = visitWith({ state: 'pending_approval' });
    expect(settledBy(waiting)).toEqual({ outcome: 'pending_approval', visit: waiting });
    expect(settledBy(visitWith({ state: 'denied' }))).toEqual({ outcome: 'denied' });
    expect(settledBy(visitWith({ state: 'expected' }))).toBeUndefined();
  });
});

describe('a weak match that waits for the host', () => {
  const waits = candidate('a', 'weak', 'pending_approval');
  it('is offered to the guard, and makes no walk-in', () => {
    expect(decide([waits])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [waits.visit] },
    });
  });
  it('is the answer if the site admits weak matches', () => {
    expect(decide([waits], { policy: { walkIns: 'record', admitsWeakMatches: true } })).toEqual({
      do: 'answer',
      outcome: { outcome: 'pending_approval', visit: waits.visit },
    });
  });
});

describe('a visit with re-entry', () => {
  const left = visitWith({ visitId: visitIdOf('a'), state: 'checked_out', allowsReEntry: true });
  const again = { do: 'check_in', candidate: { visitId: visitIdOf('a'), allowsReEntry: true } };
  it('is checked in without another read, the first time and later', () => {
    expect(decide([{ ...candidate('a', 'strong'), allowsReEntry: true }])).toMatchObject(again);
    expect(decide([{ ...candidate('a', 'strong', left), allowsReEntry: true }])).toMatchObject(again);
  });
  it('is confirmed by the guard if the match is weak', () => {
    expect(decide([{ ...candidate('a', 'weak', left), allowsReEntry: true }])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [left] },
    });
  });
  it('has ended once it has no room for another passage', () => {
    const passages = Array<string>(mostPassages).fill(passageLine('in', passageWith()));
    expect(decide([{ ...candidate('a', 'strong', { ...left, passages }), allowsReEntry: true }])).toEqual(
      walkIn,
    );
  });
  it.each(['in', 'out'] as const)('refuses a code that was used for the way %s', (direction) => {
    const visit = { ...left, usedCodes: [codeMark(direction, codeDigest)] };
    expect(decide([{ ...candidate('a', 'strong', visit), allowsReEntry: true }])).toEqual({
      do: 'answer',
      outcome: { outcome: 'already_checked_out', visit },
    });
  });
});

describe('a used code', () => {
  it('gets the same answer again for the same scan', () => {
    expect(usedBy(byThisScan, mark)).toEqual({ outcome: 'checked_in', visit: byThisScan });
    expect(decide([candidate('a', 'weak', byThisScan)])).toEqual({
      do: 'answer',
      outcome: { outcome: 'checked_in', visit: byThisScan },
    });
  });

  it('is answered with its check-in for another scan, even on a weak match', () => {
    expect(usedBy(byThisCode, mark)).toEqual({
      outcome: 'already_checked_in',
      visit: byThisCode,
    });
    expect(decide([candidate('b', 'strong'), candidate('a', 'weak', byThisCode)])).toMatchObject({
      outcome: { outcome: 'already_checked_in' },
    });
  });

  it('is not recognised in a visit made by hand, by another code, or not begun', () => {
    expect(usedBy(byAnotherCode, mark)).toBeUndefined();
    expect(usedBy(visitWith(), mark)).toBeUndefined();
    const byHand = visitWith({ state: 'checked_in', checkedIn: passageWith({ method: 'staff_card' }) });
    expect(usedBy(byHand, mark)).toBeUndefined();
  });

  it('gets its answer also after the visit has ended', () => {
    expect(decide([candidate('a', 'strong', { ...byThisScan, state: 'checked_out' })])).toMatchObject({
      outcome: { outcome: 'checked_in' },
    });
  });
});

describe('the id of a scan', () => {
  const waiting = visitWith({ state: 'pending_approval', askedBy: passageWith({ scanId, codeDigest }) });
  const left = visitWith({ state: 'checked_out', checkedOut: passageWith({ scanId, codeDigest }) });
  it.each([
    ['another code', byThisScan, { codeDigest: digestOf('another') }],
    ['another gate', byThisScan, { gateId: 'exit' as GateId }],
    ['the other direction', byThisScan, { direction: 'out' }],
    ['another code, while the visit waits for the host', waiting, { codeDigest: digestOf('another') }],
    ['the other direction, after a check-out', left, {}],
  ] as const)('is refused with %s', (_, visit, changed) => {
    expect(usedBy(visit, { ...mark, ...changed })).toEqual({ outcome: 'refused', code: 'scan_id_reused' });
    expect(decide([candidate('a', 'weak', visit)], changed)).toMatchObject({
      outcome: { outcome: 'refused' },
    });
  });

  it('does nothing more after its passage was undone', () => {
    const undone = visitWith({ undoneScans: [scanId] });
    expect(decide([candidate('a', 'strong', undone)])).toMatchObject({ outcome: { code: 'scan_undone' } });
  });

  it('gets the same answer for a waiting walk-in, and checks in after approval', () => {
    expect(usedBy(waiting, mark)).toEqual({ outcome: 'pending_approval', visit: waiting });
    expect(usedBy({ ...waiting, state: 'denied' }, mark)).toEqual({ outcome: 'denied' });
    expect(usedBy({ ...waiting, state: 'expected' }, mark)).toBeUndefined();
    for (const state of ['cancelled', 'no_show'] as const)
      expect(usedBy({ ...waiting, state }, mark)).toMatchObject({ outcome: 'no_match' });
  });
});

describe('a code that is shown again in another scan', () => {
  const other = { ...mark, scanId: 'other' as ScanId };
  it.each([
    ['checked_in', 'already_checked_in'],
    ['checked_out', 'already_checked_out'],
    ['pending_approval', 'pending_approval'],
  ] as const)('is answered, for a visit that is %s, with %s', (state, outcome) => {
    expect(usedBy({ ...byThisScan, state }, other)).toMatchObject({ outcome });
  });

  it('is answered “already out” at the way in if it was used for the way out', () => {
    const left = visitWith({ state: 'checked_out', checkedOut: passageWith({ codeDigest }) });
    expect(usedBy(left, mark)).toEqual({ outcome: 'already_checked_out', visit: left });
  });
});

describe('a barred person', () => {
  it('is denied, expected or not, without data of any visit', () => {
    const denied = { do: 'answer', outcome: { outcome: 'denied' } };
    expect(decide([], { barred: true })).toEqual(denied);
    expect(decide([candidate('a', 'strong')], { barred: true })).toEqual(denied);
    expect(decide([candidate('a', 'strong', 'checked_in')], { barred: true })).toEqual(denied);
  });

  it('gets the same answer again for a scan that was answered before the bar', () => {
    expect(decide([candidate('a', 'strong', byThisScan)], { barred: true })).toMatchObject({
      outcome: { outcome: 'checked_in' },
    });
  });
});
