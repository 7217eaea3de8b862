import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { zonedTime } from '../../../../client/visit-file/zoned-time.ts';

describe('a time in the time zone of a site', () => {
  it.each([
    ['2026-11-23T01:00:00Z', 'Asia/Hong_Kong', '2026-11-23T09:00:00+08:00'],
    ['2026-11-23T18:30:15Z', 'Asia/Hong_Kong', '2026-11-24T02:30:15+08:00'],
    ['2026-11-23T01:00:00Z', 'UTC', '2026-11-23T01:00:00+00:00'],
    ['2026-11-23T01:00:00Z', 'Asia/Kolkata', '2026-11-23T06:30:00+05:30'],
    ['2026-11-23T01:00:00Z', 'America/St_Johns', '2026-11-22T21:30:00-03:30'],
    ['2026-10-25T00:30:00Z', 'Europe/London', '2026-10-25T01:30:00+01:00'],
    ['2026-10-25T01:30:00Z', 'Europe/London', '2026-10-25T01:30:00+00:00'],
  ])('%s in %s is %s', (instant, timeZone, shown) => {
    expect(zonedTime(instant, timeZone)).toBe(shown);
  });

  it('is the same instant', () => {
    const zone = fc.constantFrom('Asia/Hong_Kong', 'America/Caracas', 'Pacific/Chatham', 'Europe/London');
    const second = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(second, zone, (at, timeZone) => {
        expect(Date.parse(zonedTime(new Date(at * 1000).toISOString(), timeZone))).toBe(at * 1000);
      }),
    );
  });
});
