import { describe, expect, it } from '@jest/globals';
import type { KeyBundle } from '../../../functions/personal-code/key-bundle.ts';
import type { Verdict } from '../../../functions/personal-code/verdict.ts';
import { verifyWithBundle } from '../../../functions/scans/verify-with-bundle.ts';
import { nine } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const bundle = (profileId: string): KeyBundle => ({
  schemaVersion: 1,
  profileId,
  fetchedAt: nine,
  validUntil: later(3600),
  certificates: [],
});
const rejected = (ref: string): Verdict => ({ outcome: 'rejected', reason: 'unknown_key', ref });

/** Verifies with doubles; returns the verdict, the calls with their bundles, and the number of fetched bundles. */
async function verify(code: string, ...verdicts: Verdict[]) {
  const asked: unknown[] = [];
  let refreshed = 0;
  const verdict = await verifyWithBundle({
    currentBundle: () => Promise.resolve(bundle('held')),
    bundleForUnknownKey: () => {
      refreshed += 1;
      return Promise.resolve(bundle('fresh'));
    },
    verify: (bytes, against, now) => {
      asked.push([new TextDecoder().decode(bytes), against?.profileId, now]);
      return Promise.resolve(verdicts[asked.length - 1] ?? rejected('T01'));
    },
    clock: () => nine,
  })(code);
  return { verdict, asked, refreshed };
}

describe('a code', () => {
  it('is verified against the bundle in force, as UTF-8 bytes, at the time of the clock', async () => {
    const { verdict, asked, refreshed } = await verify('code 陳', rejected('T01'));
    expect(verdict).toEqual(rejected('T01'));
    expect(asked).toEqual([['code 陳', 'held', nine]]);
    expect(refreshed).toBe(0);
  });

  it('triggers one read of a newer bundle if its key is unknown', async () => {
    const { verdict, asked, refreshed } = await verify('code', rejected('K01'), rejected('T01'));
    expect(verdict).toEqual(rejected('T01'));
    expect(asked.map((call) => (call as unknown[])[1])).toEqual(['held', 'fresh']);
    expect(refreshed).toBe(1);
  });

  it('is rejected if its key is still unknown after that read', async () => {
    const { verdict, asked } = await verify('code', rejected('K01'), rejected('K01'), rejected('T01'));
    expect(verdict).toEqual(rejected('K01'));
    expect(asked).toHaveLength(2);
  });

  it('triggers no read if it cannot be judged', async () => {
    const stale: Verdict = { outcome: 'unavailable', reason: 'key_bundle_stale', ref: 'L03' };
    const { verdict, refreshed } = await verify('code', stale);
    expect(verdict).toEqual(stale);
    expect(refreshed).toBe(0);
  });
});
