import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFields } from '../../../functions/edge/parse-request.ts';
import type { LocalDay, SeriesId } from '../../../functions/kernel/brands.ts';
import { toRfc3339 } from '../../../functions/kernel/clock.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';
import { addDays, instantAt, yearAfter } from '../../../functions/kernel/local-time.ts';
import { newSeries } from '../../../functions/recurring/api/requests.ts';
import { daysOf, visitSeed, windowOn, type Weekday } from '../../../functions/recurring/series.ts';

const day = (text: string) => text as LocalDay;
const zones = [
  'Asia/Hong_Kong',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
];
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

describe('a local time', () => {
  it.each([
    ['2026-11-23', '09:00', 'Asia/Hong_Kong', '2026-11-23T01:00:00Z'],
    ['2026-07-01', '09:00', 'Europe/London', '2026-07-01T08:00:00Z'],
    ['2026-12-01', '09:00', 'Europe/London', '2026-12-01T09:00:00Z'],
    ['2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:30:00Z'],
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2028-02-29', '00:00', 'Asia/Kathmandu', '2028-02-28T18:15:00Z'],
  ])('of %s %s in %s is %s', (on, time, zone, instant) => {
    expect(toRfc3339(instantAt(day(on), time, zone))).toBe(instant);
  });

  it('at noon is on its own day, if the day exists there', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...zones), (on, zone) => {
        if (zone !== 'Pacific/Apia') expect(localDay(instantAt(on, '12:00', zone), zone)).toBe(on);
      }),
    );
  });
});

describe('the day a year later', () => {
  it('has the same date, except after 29 February, and is 365 or 366 days away', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const [later, isLeapDay] = [yearAfter(on), on.endsWith('-02-29')];
        expect(later.slice(4)).toBe(isLeapDay ? '-02-28' : on.slice(4));
        expect([addDays(on, 365), addDays(on, 366)]).toContain(later);
      }),
    );
  });

  it('keeps four digits of the year', () => {
    expect(yearAfter(day('0099-03-01'))).toBe('0100-03-01');
  });
});

describe('the window of a day', () => {
  const rule = (startTime: string, endTime: string) => ({
    startTime,
    endTime,
    firstDay: day('2026-01-01'),
    until: day('2026-12-31'),
  });

  it('never ends before it begins, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyDay, anyTime, anyTime, fc.constantFrom(...zones), (on, one, other, zone) => {
        fc.pre(one !== other);
        const [start, end] = one < other ? [one, other] : [other, one];
        const window = windowOn(rule(start, end), on, zone);
        if (window) expect(window.expectedUntil).toBeGreaterThan(window.expectedFrom);
      }),
    );
  });

  it('ends by the local clock, even if the clock changes in between', () => {
    const hours = (on: string) => {
      const window = windowOn(rule('00:30', '03:30'), day(on), 'Europe/London');
      return window && (window.expectedUntil - window.expectedFrom) / 3600;
    };
    expect([hours('2026-10-24'), hours('2026-10-25'), hours('2026-03-29')]).toEqual([3, 4, 2]);
  });

  it('keeps its length if clocks skip its beginning but not its end', () => {
    const window = windowOn(rule('01:30', '02:00'), day('2026-03-29'), 'Europe/London');
    expect(window && window.expectedUntil - window.expectedFrom).toBe(1800);
  });

  it('ends on the next day if the rule says so', () => {
    const night = { ...rule('22:00', '02:00'), endsNextDay: true as const };
    const window = windowOn(night, day('2026-11-30'), 'Asia/Hong_Kong');
    expect(window).toEqual({
      expectedFrom: Date.parse('2026-11-30T22:00:00+08:00') / 1000,
      expectedUntil: Date.parse('2026-12-01T02:00:00+08:00') / 1000,
    });
  });

  it('keeps its length if clocks skip to its end', () => {
    const window = windowOn(rule('01:30', '02:30'), day('2026-03-29'), 'Europe/London');
    expect(window && window.expectedUntil - window.expectedFrom).toBe(3600);
  });

  it('is absent on a day that does not exist in the time zone', () => {
    expect(windowOn(rule('09:00', '10:00'), day('2011-12-30'), 'Pacific/Apia')).toBeUndefined();
    expect(windowOn(rule('09:00', '10:00'), day('2011-12-31'), 'Pacific/Apia')).toBeDefined();
  });
});

describe('the days of a rule', () => {
  const rule = (weekdays?: Weekday[]) => ({
    ...(weekdays ? { weekdays } : {}),
    startTime: '09:00',
    endTime: '10:00',
    firstDay: day('2026-11-23'),
    until: day('2026-12-06'),
  });

  it('are all days, or those of the chosen days of the week', () => {
    expect(daysOf(rule(), day('2026-01-01'), day('2027-01-01'))).toHaveLength(14);
    expect(daysOf(rule(['monday', 'sunday']), day('2026-01-01'), day('2027-01-01'))).toEqual([
      '2026-11-23',
      '2026-11-29',
      '2026-11-30',
      '2026-12-06',
    ]);
  });

  it('are each included once, however the range is divided', () => {
    const cuts = fc.array(fc.integer({ min: -5, max: 30 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, (offsets) => {
        const ends = [...offsets.sort((a, b) => a - b), 40].map((offset) =>
          addDays(day('2026-11-20'), offset),
        );
        let after = day('2026-01-01');
        const parts = ends.flatMap((upTo) => {
          const days = daysOf(rule(['tuesday', 'saturday']), after, upTo);
          after = upTo;
          return days;
        });
        expect(parts).toEqual(daysOf(rule(['tuesday', 'saturday']), day('2026-01-01'), day('2027-01-01')));
      }),
    );
  });
});

it('the seed of a visit is unique to its day and its rule', () => {
  const [one, other] = ['one' as SeriesId, 'other' as SeriesId];
  const [monday, tuesday] = [day('2026-11-23'), day('2026-11-24')];
  const seeds = [visitSeed(one, monday), visitSeed(one, tuesday), visitSeed(other, monday)];
  expect(new Set(seeds).size).toBe(3);
  expect(visitSeed(one, monday)).toBe('series/one/2026-11-23');
});

describe('the request body for recurring visits', () => {
  const body = (changed: object) => ({
    visitor: { englishName: 'Lee' },
    host: { unit: '1' },
    startTime: '09:00',
    endTime: '12:00',
    firstDay: '2026-11-23',
    until: '2027-11-23',
    ...changed,
  });
  const pathsOf = (changed: object) => {
    const parsed = parseFields(newSeries, body(changed));
    return parsed.ok ? [] : (parsed.errors ?? []).map(({ path }) => path);
  };

  it('is accepted with and without days of the week', () => {
    expect([pathsOf({}), pathsOf({ weekdays: ['monday'] })]).toEqual([[], []]);
    expect(pathsOf({ endTime: '02:00', endsNextDay: true })).toEqual([]);
  });

  it.each([
    ['2026-11-23', '2027-11-23', '2027-11-24'],
    ['2026-03-01', '2027-03-01', '2027-03-02'],
    ['2027-02-28', '2028-02-28', '2028-02-29'],
    ['2027-03-01', '2028-03-01', '2028-03-02'],
    ['2028-02-28', '2029-02-28', '2029-03-01'],
    ['2028-02-29', '2029-02-28', '2029-03-01'],
    ['2026-12-31', '2027-12-31', '2028-01-01'],
  ])('from %s may last until %s, but not until %s', (firstDay, last, tooLate) => {
    expect([pathsOf({ firstDay, until: last }), pathsOf({ firstDay, until: tooLate })]).toEqual([
      [],
      ['until'],
    ]);
  });

  it.each<[string, object, string]>([
    ['no end', { until: undefined }, 'until'],
    ['an end before its beginning', { until: '2026-11-22' }, 'until'],
    ['an end a day after its year', { until: '2027-11-24' }, 'until'],
    ['a last day that does not exist', { until: '2027-02-29' }, 'until'],
    ['a visit that ends before it begins', { endTime: '08:59' }, 'endTime'],
    ['a visit that ends as it begins', { endTime: '09:00' }, 'endTime'],
    ['a visit with endsNextDay false', { endTime: '08:59', endsNextDay: false }, 'endTime'],
    ['a 24th hour', { endTime: '24:00' }, 'endTime'],
    ['a day of the week twice', { weekdays: ['monday', 'monday'] }, 'weekdays'],
    ['no day of the week', { weekdays: [] }, 'weekdays'],
    ['an unknown day', { weekdays: ['someday'] }, 'weekdays.0'],
    ['a window', { expectedFrom: '2026-11-23T09:00:00Z' }, 'expectedFrom'],
  ])('is refused with %s', (_, changed, path) => {
    expect(pathsOf(changed)).toEqual([path]);
  });
});
