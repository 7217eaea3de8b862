import { describe, expect, it } from '@jest/globals';
import { scanView } from '../../../functions/scans/api/view.ts';
import { visitView } from '../../../functions/front-desk/api/view.ts';
import { visitWith } from '../../support/visit.ts';

const visit = visitWith({ state: 'checked_in' });

describe('the view of a scan', () => {
  it.each([
    'checked_in',
    'checked_out',
    'already_checked_in',
    'already_checked_out',
    'pending_approval',
  ] as const)('has the visit for %s', (outcome) => {
    expect(scanView('s', { outcome, visit })).toEqual({ outcome, scanId: 's', visit: visitView(visit) });
  });

  it('has the visits to choose from and the token for a choice', () => {
    expect(scanView('s', { outcome: 'choose', candidates: [visit] }, 'token')).toEqual({
      outcome: 'choose',
      scanId: 's',
      candidates: [visitView(visit)],
      choiceToken: 'token',
    });
  });

  it('of a choice among near names is how near each is', () => {
    const outcome = { outcome: 'choose', candidates: [visit, visit], near: ['same_prefix', 'name'] } as const;
    expect(scanView('s', outcome, 'token')).toMatchObject({
      candidates: [{ near: 'same_prefix' }, { near: 'name' }],
    });
    const exact = scanView('s', { outcome: 'choose', candidates: [visit] }, 'token');
    expect(exact).not.toHaveProperty('candidates.0.near');
  });

  it('has nothing else for a visitor who is not let in', () => {
    expect(scanView('s', { outcome: 'denied' })).toStrictEqual({ outcome: 'denied', scanId: 's' });
    expect(scanView('s', { outcome: 'no_match', reason: 'not_expected' })).toEqual({
      outcome: 'no_match',
      scanId: 's',
      reason: 'not_expected',
    });
  });

  it('has the reason, and the ref to read over the telephone, for a rejected code', () => {
    expect(scanView('s', { outcome: 'rejected', reason: 'expired', ref: 'T01' })).toEqual({
      outcome: 'rejected',
      scanId: 's',
      reason: 'expired',
      ref: 'T01',
    });
  });

  it('never contains keys, digests or the firm', () => {
    const text = JSON.stringify(scanView('s', { outcome: 'checked_in', visit }));
    expect(text).not.toMatch(/firmId|codeDigest|nameKey|strongKey|memberId/);
  });
});
