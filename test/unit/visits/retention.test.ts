import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { purgeAfter } from '../../../functions/visits/retention.ts';
import { nine } from '../../support/site.ts';

describe('retention', () => {
  it('is counted in days of 24 hours from the last event', () => {
    expect(purgeAfter(nine, 30)).toBe(nine + 30 * 24 * 60 * 60);
    expect(purgeAfter(nine, 1)).toBe(nine + 86_400);
  });

  it('always ends in the future, and later for more days or a later event', () => {
    const days = fc.integer({ min: 1, max: 366 });
    fc.assert(
      fc.property(fc.nat(4_102_444_800), days, fc.nat(1000), (instant, kept, more) => {
        const purged = purgeAfter(instant as EpochSeconds, kept);
        expect(purged).toBeGreaterThan(instant);
        expect(purgeAfter((instant + more) as EpochSeconds, kept) - purged).toBe(more);
        expect(purgeAfter(instant as EpochSeconds, kept + 1) - purged).toBe(86_400);
      }),
    );
  });
});
