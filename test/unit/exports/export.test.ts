import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDay } from '../../../functions/kernel/brands.ts';
import { newExport } from '../../../functions/exports/api/requests.ts';
import { exportedDays } from '../../../functions/exports/export.ts';
import { addDays, countOfDays } from '../../../functions/kernel/local-time.ts';

const day = (text: string) => text as LocalDay;
const anyDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-11-01'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('the days of an export', () => {
  it.each([
    ['one', '2026-11-23', '2026-11-23', 1],
    ['a leap day among them', '2028-02-28', '2028-03-01', 3],
    ['a year’s end', '2026-12-31', '2027-01-01', 2],
    ['the last day there is', '9999-12-31', '9999-12-31', 1],
  ])('include the first and the last: %s', (_, fromDay, toDay, count) => {
    expect(countOfDays(day(fromDay), day(toDay))).toBe(count);
    const days = exportedDays(day(fromDay), day(toDay));
    expect([days.length, days[0], days.at(-1)]).toEqual([count, fromDay, toDay]);
  });

  it('are in order, each once, and as many as counted', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 30 }), (fromDay, more) => {
        const days = exportedDays(fromDay, addDays(fromDay, more));
        expect(days).toHaveLength(more + 1);
        expect([...new Set(days)].sort()).toEqual(days);
      }),
    );
  });

  it('are empty if the last comes before the first', () => {
    expect(exportedDays(day('2026-11-23'), day('2026-11-22'))).toEqual([]);
  });
});

describe('a request for an export', () => {
  const request = { fromDay: '2026-11-01', toDay: '2026-12-01', purpose: 'police request 26/1234' };
  it('may have 31 days at most', () => {
    expect(newExport.safeParse(request).success).toBe(true);
    expect(newExport.safeParse({ ...request, toDay: '2026-12-02' }).success).toBe(false);
  });

  it('keeps its purpose without surrounding blanks', () => {
    expect(newExport.parse({ ...request, purpose: '  審計 ' }).purpose).toBe('審計');
  });
});
