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

describe('a visitor whom nobody expects', () => {
  it.each([
    ['record', walkIn],
    ['approve', { do: 'walk_in', state: 'pending_approval' }],
    ['refuse', { do: 'answer', outcome: { outcome: 'no_match', reason: 'not_expected' } }],
  ] as const)('at a site that says %s', (walkIns, step) => {
    expect(decide([], { policy: { walkIns, admitsWeakMatches: false } })).toEqual(step);
  });

  it.each(['record', 'approve', 'refuse'] as const)(
    'who shows no name is told so, also where it says %s',
    (walkIns) => {
      expect(decide([], { namesDisclosed: false, policy: { walkIns, admitsWeakMatches: true } })).toEqual({
        do: 'answer',
        outcome: { outcome: 'no_match', reason: 'name_not_disclosed' },
      });
    },
  );
});

describe('one visit that fits', () => {
  it('strongly is checked in without another read', () => {
    expect(decide([candidate('a', 'strong')])).toMatchObject(checkIn('a'));
  });

  it('weakly is read first, then the guard’s to confirm', () => {
    expect(decide([candidate('a', 'weak')])).toEqual({ do: 'read', visitIds: [visitIdOf('a')] });
    const read = candidate('a', 'weak', 'expected');
    expect(decide([read])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [read.visit] },
    });
  });

  it('weakly is checked in at once where the site admits weak matches', () => {
    const policy = { walkIns: 'record', admitsWeakMatches: true } as const;
    expect(decide([candidate('a', 'weak')], { policy })).toMatchObject(checkIn('a'));
  });
});

describe('several visits that fit', () => {
  it.each(['strong', 'weak'] as const)('%sly are read, those that were not, and offered', (match) => {
    const read = candidate('a', match, 'expected');
    expect(decide([read, candidate('b', match)])).toEqual({ do: 'read', visitIds: [visitIdOf('b')] });
    const other = candidate('b', match, 'expected');
    expect(decide([read, other])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [read.visit, other.visit] },
    });
  });

  it('weakly are offered also where the site admits weak matches', () => {
    const policy = { walkIns: 'record', admitsWeakMatches: true } as const;
    expect(decide([candidate('a', 'weak'), candidate('b', 'weak')], { policy })).toMatchObject({
      do: 'read',
    });
  });

  it('of which one fits strongly are one', () => {
    expect(decide([candidate('a', 'weak'), candidate('b', 'strong')])).toMatchObject(checkIn('b'));
  });

  it('of which all but one are over leave that one', () => {
    expect(
      decide([
        candidate('a', 'strong', 'checked_out'),
        candidate('b', 'strong'),
        candidate('c', 'strong', 'no_show'),
      ]),
    ).toMatchObject(checkIn('b'));
  });

  it('of which the strong one is over leave the weak one to the guard', () => {
    const weak = candidate('b', 'weak', 'expected');
    expect(decide([candidate('a', 'strong', 'checked_out'), weak])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [weak.visit] },
    });
  });
});

describe('a visit that is surely theirs and no longer expected', () => {
  it.each<[VisitState, object]>([
    ['checked_in', { outcome: 'already_checked_in' }],
    ['pending_approval', { outcome: 'pending_approval' }],
    ['denied', { outcome: 'denied' }],
  ])('%s answers', (state, outcome) => {
    expect(decide([candidate('a', 'strong', state)])).toMatchObject({ do: 'answer', outcome });
  });

  it.each<VisitState>(['checked_out', 'cancelled', 'no_show'])(
    '%s is over: they come as a walk-in',
    (state) => {
      expect(decide([candidate('a', 'strong', state)])).toEqual(walkIn);
    },
  );

  it('answers before another that is still open', () => {
    expect(decide([candidate('a', 'strong', 'checked_in'), candidate('b', 'strong')])).toMatchObject({
      outcome: { outcome: 'already_checked_in' },
    });
  });

  it.each<VisitState>(['checked_in', 'denied', 'checked_out', 'cancelled', 'no_show'])(
    'that is only a namesake’s, %s, decides nothing',
    (state) => {
      expect(decide([candidate('a', 'weak', state)])).toEqual(walkIn);
    },
  );

  it('is shown as it is, or not at all when it was denied', () => {
    const inside = visitWith({ state: 'checked_in' });
    expect(settledBy(inside)).toEqual({ outcome: 'already_checked_in', visit: inside });
    const waiting = visitWith({ state: 'pending_approval' });
    expect(settledBy(waiting)).toEqual({ outcome: 'pending_approval', visit: waiting });
    expect(settledBy(visitWith({ state: 'denied' }))).toEqual({ outcome: 'denied' });
    expect(settledBy(visitWith({ state: 'expected' }))).toBeUndefined();
  });
});

describe('a visit by name alone that waits for the host', () => {
  const waits = candidate('a', 'weak', 'pending_approval');
  it('is the guard’s to confirm, and no walk-in passes it by', () => {
    expect(decide([waits])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [waits.visit] },
    });
  });
  it('answers so where the site admits weak matches', () => {
    expect(decide([waits], { policy: { walkIns: 'record', admitsWeakMatches: true } })).toEqual({
      do: 'answer',
      outcome: { outcome: 'pending_approval', visit: waits.visit },
    });
  });
});

describe('a visit that may come again', () => {
  const left = visitWith({ visitId: visitIdOf('a'), state: 'checked_out', allowsReEntry: true });
  const again = { do: 'check_in', candidate: { visitId: visitIdOf('a'), allowsReEntry: true } };
  it('is checked in without another read, whether it is the first time or not', () => {
    expect(decide([{ ...candidate('a', 'strong'), allowsReEntry: true }])).toMatchObject(again);
    expect(decide([{ ...candidate('a', 'strong', left), allowsReEntry: true }])).toMatchObject(again);
  });
  it('by name alone is the guard’s to confirm', () => {
    expect(decide([{ ...candidate('a', 'weak', left), allowsReEntry: true }])).toEqual({
      do: 'answer',
      outcome: { outcome: 'choose', candidates: [left] },
    });
  });
  it('is over once it has no room for another passage', () => {
    const passages = Array<string>(mostPassages).fill(passageLine('in', passageWith()));
    expect(decide([{ ...candidate('a', 'strong', { ...left, passages }), allowsReEntry: true }])).toEqual(
      walkIn,
    );
  });
  it.each(['in', 'out'] as const)('is not for a code that took them %s before', (direction) => {
    const visit = { ...left, usedCodes: [codeMark(direction, codeDigest)] };
    expect(decide([{ ...candidate('a', 'strong', visit), allowsReEntry: true }])).toEqual({
      do: 'answer',
      outcome: { outcome: 'already_checked_out', visit },
    });
  });
});

describe('a code that was used', () => {
  it('by this scan gets its own answer again', () => {
    expect(usedBy(byThisScan, mark)).toEqual({ outcome: 'checked_in', visit: byThisScan });
    expect(decide([candidate('a', 'weak', byThisScan)])).toEqual({
      do: 'answer',
      outcome: { outcome: 'checked_in', visit: byThisScan },
    });
  });

  it('by another scan is told since when, however weakly the visit fits', () => {
    expect(usedBy(byThisCode, mark)).toEqual({
      outcome: 'already_checked_in',
      visit: byThisCode,
    });
    expect(decide([candidate('b', 'strong'), candidate('a', 'weak', byThisCode)])).toMatchObject({
      outcome: { outcome: 'already_checked_in' },
    });
  });

  it('is another code where a visit was made by hand, by another code, or not begun', () => {
    expect(usedBy(byAnotherCode, mark)).toBeUndefined();
    expect(usedBy(visitWith(), mark)).toBeUndefined();
    const byHand = visitWith({ state: 'checked_in', checkedIn: passageWith({ method: 'staff_card' }) });
    expect(usedBy(byHand, mark)).toBeUndefined();
  });

  it('answers also after its visit has ended', () => {
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
    ['another code, while the host is asked', waiting, { codeDigest: digestOf('another') }],
    ['the other direction, once out', left, {}],
  ] as const)('with %s is refused', (_, visit, changed) => {
    expect(usedBy(visit, { ...mark, ...changed })).toEqual({ outcome: 'refused', code: 'scan_id_reused' });
    expect(decide([candidate('a', 'weak', visit)], changed)).toMatchObject({
      outcome: { outcome: 'refused' },
    });
  });

  it('whose passage was undone does nothing more', () => {
    const undone = visitWith({ undoneScans: [scanId] });
    expect(decide([candidate('a', 'strong', undone)])).toMatchObject({ outcome: { code: 'scan_undone' } });
  });

  it('of a walk-in that waits gets the same answer, and comes in once the host agreed', () => {
    expect(usedBy(waiting, mark)).toEqual({ outcome: 'pending_approval', visit: waiting });
    expect(usedBy({ ...waiting, state: 'denied' }, mark)).toEqual({ outcome: 'denied' });
    expect(usedBy({ ...waiting, state: 'expected' }, mark)).toBeUndefined();
    for (const state of ['cancelled', 'no_show'] as const)
      expect(usedBy({ ...waiting, state }, mark)).toMatchObject({ outcome: 'no_match' });
  });
});

describe('a code that is shown again', () => {
  const other = { ...mark, scanId: 'other' as ScanId };
  it.each([
    ['checked_in', 'already_checked_in'],
    ['checked_out', 'already_checked_out'],
    ['pending_approval', 'pending_approval'],
  ] as const)('of a visit that is %s is %s', (state, outcome) => {
    expect(usedBy({ ...byThisScan, state }, other)).toMatchObject({ outcome });
  });

  it('at the way in, after it let a person out, is told that they are out', () => {
    const left = visitWith({ state: 'checked_out', checkedOut: passageWith({ codeDigest }) });
    expect(usedBy(left, mark)).toEqual({ outcome: 'already_checked_out', visit: left });
  });
});

describe('a person who is barred', () => {
  it('is denied, expected or not, and is told nothing of any visit', () => {
    const denied = { do: 'answer', outcome: { outcome: 'denied' } };
    expect(decide([], { barred: true })).toEqual(denied);
    expect(decide([candidate('a', 'strong')], { barred: true })).toEqual(denied);
    expect(decide([candidate('a', 'strong', 'checked_in')], { barred: true })).toEqual(denied);
  });

  it('gets the same answer again for a scan that was answered before they were barred', () => {
    expect(decide([candidate('a', 'strong', byThisScan)], { barred: true })).toMatchObject({
      outcome: { outcome: 'checked_in' },
    });
  });
});
