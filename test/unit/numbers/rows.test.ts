import { describe, expect, it } from '@jest/globals';
import type { FirmId, LocalDay, SiteId } from '../../../functions/kernel/brands.ts';
import { localHour } from '../../../functions/kernel/local-hour.ts';
import { numbersQuery } from '../../../functions/numbers/api/requests.ts';
import { numbersRow } from '../../../functions/numbers/api/responses.ts';
import { numbersRowView } from '../../../functions/numbers/api/view.ts';
import { listNumbers } from '../../../functions/numbers/list-numbers.ts';
import { mondayOf, type Span } from '../../../functions/numbers/rows.ts';
import type { Item } from '../../../functions/table/table.ts';
import { callerWith, nine } from '../../support/site.ts';

const day = (text: string) => text as LocalDay;
const site = { firmId: 'firm' as FirmId, siteId: 'tower' as SiteId };

/** The numbers of items, page by page; `limit` rows each. */
async function rowsOf(items: readonly Item[], by: Span, [from, to]: readonly [string, string], limit = 100) {
  const sorted = [...items].sort((one, other) => (String(one['sk']) < String(other['sk']) ? -1 : 1));
  const deps = {
    getSite: () => Promise.resolve(site),
    numbers: {
      items: async function* (_: unknown, of: 'days' | 'hours', first: string, last: string) {
        const prefix = of === 'days' ? 'D' : 'H';
        yield* sorted.filter(
          ({ sk }) => String(sk) >= `${prefix}#${first}` && String(sk) <= `${prefix}#${last}#~`,
        );
        await Promise.resolve();
      },
    },
  };
  const pages: object[][] = [];
  let cursor: string | undefined;
  do {
    const list = await listNumbers(deps, callerWith('manager'), site.siteId, {
      from: day(from),
      to: day(to),
      by,
      limit,
      cursor,
    });
    if (!list.ok) throw new Error(list.code);
    pages.push(list.page.rows.map(numbersRowView));
    for (const row of list.page.rows)
      expect(numbersRow.parse(numbersRowView(row))).toEqual(numbersRowView(row));
    cursor = list.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

const ofDay = (on: string, counters: object) => ({ sk: `D#${on}`, purgeAt: 9, ...counters });
const atGate = (on: string, gate: string, arrivals: number, departures = 0) => ({
  sk: `D#${on}#${gate}`,
  purgeAt: 9,
  arrivals,
  departures,
});

describe('the rows of days', () => {
  it('add the gates up, and show what occurred', async () => {
    const items = [
      ofDay('2026-11-23', {
        by_personal_code: 3,
        waited_60: 1,
        decided: 2,
        waited: 1,
        waitedSeconds: 30,
        refused_host: 1,
      }),
      atGate('2026-11-23', 'main', 2, 1),
      atGate('2026-11-23', 'car-park', 1),
      atGate('2026-11-23', '-', 0, 2),
    ];
    expect(await rowsOf(items, 'day', ['2026-11-23', '2026-11-23'])).toEqual([
      [
        {
          from: '2026-11-23',
          to: '2026-11-23',
          arrivals: 3,
          departures: 3,
          gates: [
            { arrivals: 0, departures: 2 },
            { gateId: 'car-park', arrivals: 1, departures: 0 },
            { gateId: 'main', arrivals: 2, departures: 1 },
          ],
          methods: [{ method: 'personal_code', arrivals: 3 }],
          approvals: {
            decided: 2,
            waited: 1,
            waitedSeconds: 30,
            within: [60, 300, 900, 3600].map((seconds) => ({ seconds, count: seconds === 60 ? 1 : 0 })),
          },
          refusals: [{ by: 'host', count: 1 }],
          noShows: 0,
        },
      ],
    ]);
  });

  it('leave out days without anything, and are never below zero', async () => {
    const items = [ofDay('2026-11-20', { by_personal_code: -1 }), atGate('2026-11-23', 'main', -1)];
    const [rows] = await rowsOf(items, 'day', ['2026-11-01', '2026-11-30']);
    expect(rows).toMatchObject([
      { from: '2026-11-20', methods: [] },
      { from: '2026-11-23', arrivals: 0 },
    ]);
  });

  it('come in pages that hold each day once and whole', async () => {
    const days = Array.from({ length: 25 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);
    const items = days.flatMap((on) => [
      ofDay(on, { noShows: 1 }),
      atGate(on, 'main', 1),
      atGate(on, 'pier', 1),
    ]);
    const pages = await rowsOf(items, 'day', ['2026-11-01', '2026-11-25'], 10);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat().map((row) => (row as { from: string }).from)).toEqual(days);
    for (const row of pages.flat()) expect(row).toMatchObject({ arrivals: 2, noShows: 1 });
  });
});

describe('the rows of weeks', () => {
  it('begin on Monday, and count the days that were asked for alone', async () => {
    const items = Array.from({ length: 30 }, (_, index) =>
      atGate(`2026-11-${String(index + 1).padStart(2, '0')}`, 'main', 1),
    );
    for (const limit of [100, 1]) {
      const rows = (await rowsOf(items, 'week', ['2026-11-04', '2026-11-24'], limit)).flat();
      expect(rows).toMatchObject([
        { from: '2026-11-04', to: '2026-11-08', arrivals: 5 },
        { from: '2026-11-09', to: '2026-11-15', arrivals: 7 },
        { from: '2026-11-16', to: '2026-11-22', arrivals: 7 },
        { from: '2026-11-23', to: '2026-11-24', arrivals: 2 },
      ]);
    }
  });

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-03', '2026-12-28'],
    ['2024-03-01', '2024-02-26'],
  ])('have for %s the Monday %s', (on, monday) => {
    expect(mondayOf(day(on))).toBe(monday);
  });
});

describe('the rows of hours', () => {
  it('say the hour and the gates, and no more', async () => {
    const hour = (on: string, at: string, gate: string) => ({
      sk: `H#${on}#${at}#${gate}`,
      arrivals: 1,
      departures: 0,
    });
    const items = [
      hour('2026-11-23', '09', 'main'),
      hour('2026-11-23', '09', 'pier'),
      hour('2026-11-23', '10', 'main'),
    ];
    for (const limit of [100, 1])
      expect((await rowsOf(items, 'hour', ['2026-11-23', '2026-11-23'], limit)).flat()).toEqual([
        {
          from: '2026-11-23',
          to: '2026-11-23',
          hour: '09',
          arrivals: 2,
          departures: 0,
          gates: [
            { gateId: 'main', arrivals: 1, departures: 0 },
            { gateId: 'pier', arrivals: 1, departures: 0 },
          ],
        },
        {
          from: '2026-11-23',
          to: '2026-11-23',
          hour: '10',
          arrivals: 1,
          departures: 0,
          gates: [{ gateId: 'main', arrivals: 1, departures: 0 }],
        },
      ]);
  });

  it.each([
    ['Asia/Hong_Kong', 0, '09'],
    ['Asia/Hong_Kong', 14 * 3600 + 3599, '23'],
    ['Asia/Hong_Kong', 15 * 3600, '00'],
    ['Asia/Kathmandu', 0, '06'],
    ['UTC', 0, '01'],
  ])('are those of the site: %s', (timeZone, seconds, hour) => {
    expect(localHour((nine + seconds) as typeof nine, timeZone)).toBe(hour);
  });
});

describe('the question', () => {
  const ask = (query: object) => numbersQuery.safeParse(query);
  it('has two days in order, at most 400 of them', () => {
    expect(ask({ from: '2026-11-01', to: '2026-11-01' })).toMatchObject({
      success: true,
      data: { by: 'day', limit: 50 },
    });
    expect(ask({ from: '2025-10-28', to: '2026-12-01' }).success).toBe(true);
    for (const wrong of [
      { from: '2026-11-02', to: '2026-11-01' },
      { from: '2025-10-27', to: '2026-12-01' },
      { from: '2026-11-31', to: '2026-12-01' },
      { from: '2026-11-01' },
      { from: '2026-11-01', to: '2026-11-02', by: 'month' },
      { from: '2026-11-01', to: '2026-11-02', gate: 'main' },
    ])
      expect(ask(wrong).success).toBe(false);
  });
});
