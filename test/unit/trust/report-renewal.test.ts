import { describe, expect, it } from '@jest/globals';
import { reportRenewal } from '../../../functions/trust/report-renewal.ts';
import { bundleOf, entry, inDays, inHours, noon } from './support/bundles.ts';

const previous = bundleOf([entry('old', { notAfter: inDays(31) })]);
const bundle = bundleOf(
  [entry('fresh', { notAfter: inDays(90.5) }), entry('old', { status: 'retiring', notAfter: inHours(6) })],
  { fetchedAt: noon, validUntil: inHours(48) },
);
const summary = {
  certificates: [
    { keyId: entry('fresh').keyId, status: 'active' },
    { keyId: entry('old').keyId, status: 'retiring' },
  ],
  validUntil: '2025-11-26T16:00:00Z',
  daysToExpiry: 90,
};

describe('a renewal that changed the bundle', () => {
  it('reports age and expiry, no failure, and the active keys', () => {
    expect(reportRenewal({ result: 'renewed', bundle, previous }, 'test.sandbox', noon)).toEqual({
      metrics: [
        ['RenewalFailed', 0],
        ['DaysToExpiry', 90.5],
        ['BundleAgeHours', 0],
      ],
      events: [{ type: 'key_bundle.renewed', profileId: 'test.sandbox', keyIds: [entry('fresh').keyId] }],
      summary: { result: 'renewed', ...summary },
    });
  });
});

describe('a renewal that changed nothing', () => {
  it('makes no event', () => {
    const report = reportRenewal({ result: 'unchanged', bundle, previous: bundle }, 'test.sandbox', noon);
    expect(report.events).toEqual([]);
    expect(report.summary).toEqual({ result: 'unchanged', ...summary });
  });

  it('warns when the days left fall below a limit', () => {
    const ending = bundleOf([entry('old', { notAfter: inDays(30) })], { fetchedAt: noon });
    const report = reportRenewal({ result: 'unchanged', bundle: ending, previous }, 'test.sandbox', noon);
    expect(report.events).toEqual([{ type: 'key_bundle.expiring', profileId: 'test.sandbox', days: 30 }]);
  });
});

describe('a failed renewal', () => {
  it('reports the reason, and the age of the bundle that stays in force', () => {
    const report = reportRenewal(
      { result: 'failed', fault: 'untrusted_anchor', previous },
      'test.sandbox',
      inHours(6),
    );
    expect(report).toEqual({
      metrics: [
        ['RenewalFailed', 1],
        ['DaysToExpiry', 30.75],
        ['BundleAgeHours', 12],
      ],
      events: [{ type: 'key_bundle.failed', profileId: 'test.sandbox', reason: 'untrusted_anchor' }],
      summary: {
        result: 'failed',
        reason: 'untrusted_anchor',
        certificates: [{ keyId: entry('old').keyId, status: 'active' }],
        validUntil: '2025-11-26T10:00:00Z',
        daysToExpiry: 30,
      },
    });
  });

  it('reports no age if there is no bundle', () => {
    const report = reportRenewal(
      { result: 'failed', fault: 'store_unavailable', previous: undefined },
      'test.sandbox',
      noon,
    );
    expect(report.metrics).toEqual([['RenewalFailed', 1]]);
    expect(report.summary).toEqual({ result: 'failed', reason: 'store_unavailable' });
  });

  it('reports an age of zero if the bundle’s clock was ahead', () => {
    const ahead = { ...previous, fetchedAt: inHours(24) };
    const report = reportRenewal(
      { result: 'failed', fault: 'redirected', previous: ahead },
      'test.sandbox',
      noon,
    );
    expect(report.metrics).toContainEqual(['BundleAgeHours', 0]);
  });
});
