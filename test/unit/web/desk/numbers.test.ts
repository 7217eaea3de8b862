import { describe, expect, it } from '@jest/globals';
import {
  areCountable,
  barsOf,
  flowOf,
  hoursOf,
  periodOf,
  shareOf,
  totalsOf,
  type Numbers,
} from '../../../../web/desk/src/rules/numbers.ts';

const row = (from: string, arrivals: number, more: Partial<Numbers> = {}): Numbers => ({
  from,
  to: from,
  arrivals,
  departures: 1,
  gates: [],
  ...more,
});

describe('the sums of numbers', () => {
  const rows = [
    row('2026-11-02', 5, {
      gates: [
        { gateId: 'main', arrivals: 5, departures: 0 },
        { arrivals: 0, departures: 1 },
      ],
      methods: [
        { method: 'staff_card', arrivals: 1 },
        { method: 'personal_code', arrivals: 4 },
      ],
      approvals: {
        decided: 3,
        waited: 2,
        waitedSeconds: 100,
        within: [
          { seconds: 300, count: 1 },
          { seconds: 60, count: 1 },
        ],
      },
      refusals: [{ by: 'host', count: 1 }],
      noShows: 2,
    }),
    row('2026-11-03', 2, {
      gates: [{ gateId: 'main', arrivals: 2, departures: 1 }],
      methods: [{ method: 'staff_card', arrivals: 9 }],
      approvals: { decided: 1, waited: 1, waitedSeconds: 5000, within: [] },
      refusals: [{ by: 'host', count: 2 }],
      noShows: 1,
    }),
  ];

  it('add what the days have, by gate, method, wait and refusal', () => {
    expect(totalsOf(rows)).toEqual({
      arrivals: 7,
      departures: 2,
      gates: [
        { gateId: 'main', arrivals: 7, departures: 1 },
        { gateId: undefined, arrivals: 0, departures: 1 },
      ],
      methods: [
        { method: 'staff_card', arrivals: 10 },
        { method: 'personal_code', arrivals: 4 },
      ],
      decided: 4,
      waited: 3,
      waitedSeconds: 5100,
      waits: [
        { seconds: 60, count: 1 },
        { seconds: 300, count: 1 },
        { seconds: undefined, count: 1 },
      ],
      refusals: [
        { by: 'host', count: 3 },
        { by: 'supervisor', count: 0 },
      ],
      noShows: 3,
    });
  });

  it('are nothing of nothing', () => {
    expect(totalsOf([])).toMatchObject({ arrivals: 0, waited: 0, noShows: 0, gates: [] });
  });

  it('have a bar for a day without a row', () => {
    expect(flowOf(rows, '2026-11-01', '2026-11-03', 'day')).toEqual([
      { day: '2026-11-01', arrivals: 0, departures: 0 },
      { day: '2026-11-02', arrivals: 5, departures: 1 },
      { day: '2026-11-03', arrivals: 2, departures: 1 },
    ]);
  });

  it('add the same hour of all days', () => {
    const hours = hoursOf([row('2026-11-02', 3, { hour: '09' }), row('2026-11-03', 4, { hour: '09' })]);
    expect(hours).toHaveLength(24);
    expect(hours[9]).toEqual({ arrivals: 7, departures: 2 });
    expect(hours[10]).toEqual({ arrivals: 0, departures: 0 });
  });

  it('are shown as shares of a hundred', () => {
    expect([shareOf(1, 3), shareOf(2, 2), shareOf(0, 0)]).toEqual(['33 %', '100 %', '–']);
  });
});

describe('the bars of a period', () => {
  it('of weeks begin on the first day, and then on each Monday', () => {
    // The 4th of November 2026 is a Wednesday.
    expect(barsOf('2026-11-04', '2026-11-17', 'week')).toEqual(['2026-11-04', '2026-11-09', '2026-11-16']);
    expect(barsOf('2026-11-02', '2026-11-08', 'week')).toEqual(['2026-11-02']);
    expect(barsOf('2026-11-08', '2026-11-09', 'week')).toEqual(['2026-11-08', '2026-11-09']);
  });

  it('of days are all of them, over the end of a year', () => {
    expect(barsOf('2026-12-31', '2027-01-01', 'day')).toEqual(['2026-12-31', '2027-01-01']);
  });
});

describe('the period of an address', () => {
  const today = '2026-11-30';

  it('is the last 31 days by day where nothing is said, or nothing that can be read', () => {
    const usual = { from: '2026-10-31', to: today, by: 'day', last: 31 };
    expect(periodOf({}, today)).toEqual(usual);
    expect(periodOf({ last: '12', by: 'year' }, today)).toEqual(usual);
    expect(periodOf({ from: '2026-11-30', to: '2026-11-01' }, today)).toEqual(usual);
  });

  it('is by week where it is long, unless days are asked for', () => {
    expect(periodOf({ last: '91' }, today)).toMatchObject({ from: '2026-09-01', by: 'week' });
    expect(periodOf({ last: '91', by: 'day' }, today).by).toBe('day');
    expect(periodOf({ last: '7', by: 'week' }, today).by).toBe('week');
  });

  it('can be any days, 400 at most', () => {
    expect(periodOf({ from: '2026-11-01', to: '2026-11-07' }, today)).toEqual({
      from: '2026-11-01',
      to: '2026-11-07',
      by: 'day',
      last: undefined,
    });
    expect(areCountable('2026-01-01', '2027-02-04')).toBe(true);
    expect(areCountable('2026-01-01', '2027-02-05')).toBe(false);
    expect(areCountable('', '2026-01-01')).toBe(false);
  });
});
