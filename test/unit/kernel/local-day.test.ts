import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';

const at = (text: string) => (Date.parse(text) / 1000) as EpochSeconds;

describe('the local day', () => {
  it.each([
    ['2026-11-22T15:59:59Z', 'Asia/Hong_Kong', '2026-11-22'],
    ['2026-11-22T16:00:00Z', 'Asia/Hong_Kong', '2026-11-23'],
    ['2026-11-22T23:59:59Z', 'UTC', '2026-11-22'],
    ['2026-12-31T16:00:00Z', 'Asia/Hong_Kong', '2027-01-01'],
    ['2026-03-01T04:59:59Z', 'America/New_York', '2026-02-28'],
    ['2028-02-29T12:00:00Z', 'Asia/Kathmandu', '2028-02-29'],
  ])('of %s in %s is %s', (instant, timeZone, day) => {
    expect(localDay(at(instant), timeZone)).toBe(day);
  });

  it('changes at midnight, also on the days when clocks change', () => {
    expect(localDay(at('2026-03-28T23:59:59+00:00'), 'Europe/London')).toBe('2026-03-28');
    expect(localDay(at('2026-03-29T23:30:00+01:00'), 'Europe/London')).toBe('2026-03-29');
    expect(localDay(at('2026-10-25T23:59:59+00:00'), 'Europe/London')).toBe('2026-10-25');
  });

  it('is a text of ten characters that sorts as the calendar does', () => {
    const instants = fc.integer({ min: 0, max: 4_102_444_800 });
    fc.assert(
      fc.property(
        instants,
        instants,
        fc.constantFrom('Asia/Hong_Kong', 'America/New_York'),
        (one, other, zone) => {
          const days = [one, other]
            .sort((a, b) => a - b)
            .map((instant) => localDay(instant as EpochSeconds, zone));
          for (const day of days) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect([...days].sort()).toEqual(days);
        },
      ),
    );
  });
});
