import { describe, expect, it } from '@jest/globals';
import type { LocalDay } from '../../../functions/kernel/brands.ts';
import { dayEntriesOf, usableDays } from '../../../functions/visits/usable-days.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later, visitWith } from '../../support/visit.ts';

const hour = 3600;
const site = siteWith();
const window = (from: number, until: number) => ({
  expectedFrom: later(from * hour),
  expectedUntil: later(until * hour),
});

describe('the days on which a visit can be used', () => {
  it.each([
    ['one day', window(0, 2), ['2026-11-23']],
    ['all days of its window', window(0, 50), ['2026-11-23', '2026-11-24', '2026-11-25']],
    ['the day before, from an hour before midnight', window(-8.5, 0), ['2026-11-22', '2026-11-23']],
    ['no day before, from an hour after midnight', window(-8, 0), ['2026-11-23']],
    ['the day after, until an hour before midnight', window(0, 14), ['2026-11-23', '2026-11-24']],
    ['no day after, until earlier', window(0, 13.5), ['2026-11-23']],
  ])('are %s', (_, asked, days) => {
    expect(usableDays(asked, site)).toEqual(days);
  });

  it('follow the tolerance and the time zone of the site', () => {
    expect(usableDays(window(-9, 15), siteWith({ earlyMinutes: 0, lateMinutes: 0 }))).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
    expect(usableDays(window(0, 2), siteWith({ timeZone: 'America/New_York' }))).toEqual(['2026-11-22']);
  });
});

describe('the further lists that a visit stands in', () => {
  const entries = (from: number, until: number) =>
    dayEntriesOf({ ...window(from, until), day: '2026-11-23' as LocalDay }, site);

  it('are those of its other days, from midnight', () => {
    expect(entries(0, 50)).toEqual([
      { day: '2026-11-24', at: later(15 * hour) },
      { day: '2026-11-25', at: later(39 * hour) },
    ]);
  });

  it('show a visit of the next day at the time at which it begins', () => {
    expect(entries(-8.5, 0)).toEqual([{ day: '2026-11-22', at: later(-8.5 * hour) }]);
  });

  it('are none for a visit within one day', () => {
    expect(dayEntriesOf(visitWith({ expectedFrom: nine }), site)).toEqual([]);
  });
});
