import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochSeconds, systemClock, toRfc3339 } from '../../../functions/kernel/clock.ts';

describe('the clock', () => {
  it('counts whole seconds, rounded down', () => {
    expect(epochSeconds(1_795_395_600.999)).toBe(1_795_395_600);
    expect(epochSeconds(-0.5)).toBe(-1);
  });

  it('gives the time of the machine in seconds, not in milliseconds', () => {
    const before = Math.floor(Date.now() / 1000);
    const told = systemClock();
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now() / 1000);
    expect(Number.isInteger(told)).toBe(true);
  });

  it('writes an instant in UTC without fractions', () => {
    expect(toRfc3339(epochSeconds(1_795_395_600))).toBe('2026-11-23T01:00:00Z');
    expect(toRfc3339(epochSeconds(0))).toBe('1970-01-01T00:00:00Z');
  });

  it('writes every instant in a form that reads back as the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        expect(Date.parse(toRfc3339(epochSeconds(seconds)))).toBe(seconds * 1000);
      }),
    );
  });
});
