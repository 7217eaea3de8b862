import { describe, expect, it } from '@jest/globals';
import type { ScanId } from '../../../functions/kernel/brands.ts';
import { decideOut } from '../../../functions/passages/decide-out.ts';
import { codeMark } from '../../../functions/visits/re-entry.ts';
import type { Passage, Visit } from '../../../functions/visits/visit.ts';
import { nine } from '../../support/site.ts';
import { digestOf, later, passageWith, visitWith } from '../../support/visit.ts';

const scanId = 'this-scan' as ScanId;
const digest = digestOf('this code');
const passage = { scanId, at: nine, codeDigest: digest };
const at = (seconds: number, more: Partial<Passage> = {}) =>
  passageWith({ at: later(seconds), scanId: 'other-scan' as ScanId, ...more });

describe('a way out that a scanner recorded without a network', () => {
  it.each<[string, Partial<Visit>, string, string | undefined]>([
    [
      'of a visitor who is inside checks them out',
      { state: 'checked_in', checkedIn: at(-60) },
      'check_out',
      undefined,
    ],
    [
      'by the code of the way in checks them out, as online',
      { state: 'checked_in', checkedIn: at(-60, { codeDigest: digest }) },
      'check_out',
      undefined,
    ],
    [
      'before the way in changes nothing',
      { state: 'checked_in', checkedIn: at(60) },
      'nothing',
      'not_inside',
    ],
    ['of a visitor who is expected waits for the way in', {}, 'wait_for_entry', 'not_inside'],
    ['of a cancelled visit waits too', { state: 'cancelled' }, 'wait_for_entry', 'not_inside'],
    [
      'after another way out waits for a way in between',
      { state: 'checked_out', checkedIn: at(-90), checkedOut: at(-60) },
      'wait_for_entry',
      'not_inside',
    ],
    [
      'before another way out changes nothing',
      { state: 'checked_out', checkedIn: at(-90), checkedOut: at(60) },
      'nothing',
      'not_inside',
    ],
    [
      'before the end of the day checked them out is listed as such',
      { state: 'checked_out', checkedIn: at(-90), checkedOut: at(60, { method: 'automatic' }) },
      'nothing',
      'closed',
    ],
    [
      'after the end of the day checked them out is listed as such',
      { state: 'checked_out', checkedIn: at(-90), checkedOut: at(-60, { method: 'automatic' }) },
      'wait_for_entry',
      'closed',
    ],
    [
      'that was sent online before is no conflict',
      { state: 'checked_out', checkedIn: at(-90), checkedOut: at(0, { scanId }) },
      'nothing',
      undefined,
    ],
    [
      'by the code of the way out is seen twice',
      { state: 'checked_out', checkedIn: at(-90), checkedOut: at(-1, { codeDigest: digest }) },
      'nothing',
      'not_inside',
    ],
    [
      'by a code that let them out before is seen twice',
      { state: 'checked_in', checkedIn: at(-1), usedCodes: [codeMark('out', digest)] },
      'nothing',
      'not_inside',
    ],
  ])('%s', (_, visit, step, attention) => {
    expect(decideOut(visitWith(visit), passage)).toEqual({
      do: step,
      ...(attention === undefined ? {} : { attention }),
    });
  });

  it('by hand is of no code', () => {
    const visit = visitWith({ state: 'checked_in', checkedIn: at(-1), usedCodes: [codeMark('out', digest)] });
    expect(decideOut(visit, { scanId, at: nine })).toEqual({ do: 'check_out' });
  });
});
