import { describe, expect, it } from '@jest/globals';
import type { GateId, ScanId } from '../../../functions/kernel/brands.ts';
import { decideIn } from '../../../functions/passages/decide-in.ts';
import { codeMark, mostPassages } from '../../../functions/visits/re-entry.ts';
import type { Passage, Visit } from '../../../functions/visits/visit.ts';
import { nine } from '../../support/site.ts';
import { digestOf, later, passageWith, visitWith } from '../../support/visit.ts';

const scanId = 'this-scan' as ScanId;
const other = 'other-scan' as ScanId;
const digest = digestOf('this code');
const passage = { scanId, at: nine, codeDigest: digest };
const at = (seconds: number, more: Partial<Passage> = {}) =>
  passageWith({ at: later(seconds), scanId: other, codeDigest: digestOf('another code'), ...more });
const gone = { checkedIn: at(-200), checkedOut: at(-100) };
const undone = { direction: 'in', at: nine, gateId: 'main' as GateId, method: 'personal_code' } as const;

describe('a way in that a scanner recorded without a network', () => {
  it.each<[string, Partial<Visit>, string, string | undefined]>([
    ['an expected visit is checked in', {}, 'check_in', undefined],
    ['one that waits is recorded', { state: 'pending_approval' }, 'record_check_in', 'not_admitted'],
    ['one that was refused is recorded', { state: 'denied' }, 'record_check_in', 'not_admitted'],
    ['one that was cancelled is recorded', { state: 'cancelled' }, 'record_check_in', 'cancelled'],
    ['one that nobody came for is recorded', { state: 'no_show' }, 'record_check_in', 'closed'],
    [
      'one whose visitor is inside stays',
      { state: 'checked_in', checkedIn: at(-60) },
      'nothing',
      'already_inside',
    ],
    [
      'one whose visitor came in later by another gate stays',
      { state: 'checked_in', checkedIn: at(60) },
      'nothing',
      'already_inside',
    ],
    [
      'one whose visitor has gone out since stays',
      { state: 'checked_out', checkedIn: at(-100), checkedOut: at(60) },
      'nothing',
      'already_inside',
    ],
    ['one that is over leads to a walk-in', { state: 'checked_out', ...gone }, 'walk_in', 'closed'],
    [
      'one that allows re-entry is entered again',
      { state: 'checked_out', ...gone, allowsReEntry: true, passages: ['in', 'out'] },
      'check_in',
      undefined,
    ],
    [
      'one that allows re-entry and is full leads to a walk-in',
      {
        state: 'checked_out',
        ...gone,
        allowsReEntry: true,
        passages: Array<string>(mostPassages).fill('in'),
      },
      'walk_in',
      'closed',
    ],
    [
      'the same scan, sent online before, is no conflict',
      { state: 'checked_in', checkedIn: at(0, { scanId }) },
      'nothing',
      undefined,
    ],
    [
      'the same scan is no conflict after the visitor went out',
      { state: 'checked_out', checkedIn: at(0, { scanId }), checkedOut: at(60) },
      'nothing',
      undefined,
    ],
    [
      'the same scan that was undone stays undone',
      {
        undone: [{ ...undone, undoneAt: nine, undoneBy: at(0).memberId ?? never(), reason: 'trial' }],
        undoneScans: [scanId],
      },
      'nothing',
      undefined,
    ],
    [
      'the same code makes no second way in',
      { state: 'checked_out', checkedIn: at(-200, { codeDigest: digest }), checkedOut: at(-100) },
      'nothing',
      'already_inside',
    ],
    [
      'the code of the way out makes no way in',
      { state: 'checked_out', checkedIn: at(-200), checkedOut: at(-100, { codeDigest: digest }) },
      'nothing',
      'already_inside',
    ],
    [
      'the same code makes no second way in of a visit that allows re-entry',
      { state: 'checked_out', ...gone, allowsReEntry: true, usedCodes: [codeMark('in', digest)] },
      'nothing',
      'already_inside',
    ],
  ])('%s', (_, visit, step, attention) => {
    expect(decideIn(visitWith(visit), passage, true)).toEqual({
      do: step,
      ...(attention === undefined ? {} : { attention }),
    });
  });

  it('by hand is of no code: two passages without one are two', () => {
    const visit = visitWith({
      state: 'checked_out',
      checkedIn: passageWith({ at: later(-200) }),
      checkedOut: passageWith({ at: later(-100) }),
      allowsReEntry: true,
    });
    expect(decideIn(visit, { scanId, at: nine }, true)).toEqual({ do: 'check_in' });
  });

  it('again, after the window has closed, is listed', () => {
    const visit = visitWith({ state: 'checked_out', ...gone, allowsReEntry: true });
    expect(decideIn(visit, passage, false)).toEqual({ do: 'check_in', attention: 'closed' });
  });

  it('in the same second as the way out before it is after it', () => {
    const visit = visitWith({
      state: 'checked_out',
      checkedIn: at(-9),
      checkedOut: at(0),
      allowsReEntry: true,
    });
    expect(decideIn(visit, passage, true)).toEqual({ do: 'check_in' });
  });
});

function never(): never {
  throw new Error('the guard is known');
}
