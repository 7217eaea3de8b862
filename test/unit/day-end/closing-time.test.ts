import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochSeconds, LocalDay } from '../../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../../functions/kernel/clock.ts';
import { lastClosing, lastDayEnd } from '../../../functions/day-end/closing-time.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';
import { addDays, instantAt } from '../../../functions/kernel/local-time.ts';

const at = (text: string) => (Date.parse(text) / 1000) as EpochSeconds;
const shown = (day: string, time: string, timeZone: string) =>
  toRfc3339(instantAt(day as LocalDay, time, timeZone));

describe('a time of day at a site', () => {
  it.each([
    ['in Hong Kong', '2026-11-23', '00:00', 'Asia/Hong_Kong', '2026-11-22T16:00:00Z'],
    ['in UTC', '2026-11-23', '23:59', 'UTC', '2026-11-23T23:59:00Z'],
    ['at a quarter of an hour', '2026-11-23', '12:00', 'Asia/Kathmandu', '2026-11-23T06:15:00Z'],
    ['in winter', '2026-01-15', '22:00', 'Europe/London', '2026-01-15T22:00:00Z'],
    ['in summer', '2026-07-15', '22:00', 'Europe/London', '2026-07-15T21:00:00Z'],
    [
      'on the day the clock goes forward, before',
      '2026-03-29',
      '00:30',
      'Europe/London',
      '2026-03-29T00:30:00Z',
    ],
    [
      'on the day the clock goes forward, skipped',
      '2026-03-29',
      '01:30',
      'Europe/London',
      '2026-03-29T01:30:00Z',
    ],
    [
      'on the day the clock goes forward, after',
      '2026-03-29',
      '02:30',
      'Europe/London',
      '2026-03-29T01:30:00Z',
    ],
    ['when it comes twice, the first one', '2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00Z'],
    ['after it has come twice', '2026-10-25', '02:30', 'Europe/London', '2026-10-25T02:30:00Z'],
    ['at a skipped midnight', '2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    [
      'when the clock changes by half an hour',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00Z',
    ],
  ])('%s', (_, day, time, timeZone, expected) => {
    expect(shown(day, time, timeZone)).toBe(expected);
  });
});

describe('the last closing', () => {
  const zones = [
    'Asia/Hong_Kong',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Cairo',
  ];
  const anyTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const two = (value: number) => String(value).padStart(2, '0');

  it('is the one before midnight until midnight, and midnight from then on', () => {
    const site = { timeZone: 'Asia/Hong_Kong', autoCheckOutAt: '00:00' };
    expect(toRfc3339(lastClosing(site, at('2026-11-23T15:59:59Z')))).toBe('2026-11-22T16:00:00Z');
    expect(toRfc3339(lastClosing(site, at('2026-11-23T16:00:00Z')))).toBe('2026-11-23T16:00:00Z');
  });

  it('has passed, is less than 26 hours ago, and comes once a day, all year round', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anyTime,
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        (timeZone, [hour, minute], instant) => {
          const now = instant as EpochSeconds;
          const site = { timeZone, autoCheckOutAt: `${two(hour)}:${two(minute)}` };
          const closing = lastClosing(site, now);
          expect(closing).toBeLessThanOrEqual(now);
          expect(now - closing).toBeLessThan(26 * 3600);
          const before = lastClosing(site, (closing - 1) as EpochSeconds);
          expect(localDay(before, timeZone)).toBe(addDays(localDay(closing, timeZone), -1));
          expect(lastClosing(site, closing)).toBe(closing);
        },
      ),
    );
  });

  it('does not replace midnight as the end of the day for a site with its own hour', () => {
    const site = { timeZone: 'Asia/Hong_Kong', autoCheckOutAt: '22:00' };
    expect(toRfc3339(lastDayEnd(site, at('2026-11-23T15:00:00Z')))).toBe('2026-11-23T14:00:00Z');
    expect(toRfc3339(lastDayEnd(site, at('2026-11-23T17:00:00Z')))).toBe('2026-11-23T16:00:00Z');
    expect(toRfc3339(lastClosing(site, at('2026-11-23T17:00:00Z')))).toBe('2026-11-23T14:00:00Z');
  });
});
