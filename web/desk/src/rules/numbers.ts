import type { Message } from '../../../../client/gatehouse-client.ts';
import { dayAfter } from './times.ts';

export type Numbers = Message<'Numbers'>;
export type By = 'day' | 'week';
/** Passages in and out. */
export interface Flow {
  readonly arrivals: number;
  readonly departures: number;
}

/** The sums of some rows. */
export interface Totals extends Flow {
  readonly gates: readonly (Flow & { readonly gateId: string | undefined })[];
  readonly methods: readonly { readonly method: string; readonly arrivals: number }[];
  readonly decided: number;
  readonly waited: number;
  readonly waitedSeconds: number;
  /** Each with those that waited at most so long and longer than the bound before; `undefined` bounds nothing. */
  readonly waits: readonly { readonly seconds: number | undefined; readonly count: number }[];
  readonly refusals: readonly { readonly by: 'host' | 'supervisor'; readonly count: number }[];
  readonly noShows: number;
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** The sums of the parts with the same key, in the order in which the keys come first. */
function summed<Part, Key>(
  parts: readonly Part[],
  keyOf: (part: Part) => Key,
  valueOf: (part: Part) => number,
) {
  const sums = new Map<Key, number>();
  for (const part of parts) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0) + valueOf(part));
  return sums;
}

/** Adds rows of days or weeks. */
export function totalsOf(rows: readonly Numbers[]): Totals {
  const approvals = rows.flatMap((row) => (row.approvals ? [row.approvals] : []));
  const gates = rows.flatMap((row) => row.gates);
  const inBy = summed(
    gates,
    (gate) => gate.gateId,
    (gate) => gate.arrivals,
  );
  const outBy = summed(
    gates,
    (gate) => gate.gateId,
    (gate) => gate.departures,
  );
  const methods = summed(
    rows.flatMap((row) => row.methods ?? []),
    ({ method }) => method,
    ({ arrivals }) => arrivals,
  );
  const within = summed(
    approvals.flatMap((one) => one.within),
    ({ seconds }) => seconds,
    ({ count }) => count,
  );
  const refusals = summed(
    rows.flatMap((row) => row.refusals ?? []),
    ({ by }) => by,
    ({ count }) => count,
  );
  const waited = sum(approvals.map((one) => one.waited));
  const bounded = [...within].toSorted(([one], [other]) => one - other);
  return {
    arrivals: sum(rows.map((row) => row.arrivals)),
    departures: sum(rows.map((row) => row.departures)),
    gates: [...inBy].map(([gateId, arrivals]) => ({ gateId, arrivals, departures: outBy.get(gateId) ?? 0 })),
    methods: [...methods]
      .map(([method, arrivals]) => ({ method, arrivals }))
      .toSorted((one, other) => other.arrivals - one.arrivals),
    decided: sum(approvals.map((one) => one.decided)),
    waited,
    waitedSeconds: sum(approvals.map((one) => one.waitedSeconds)),
    waits: [
      ...bounded.map(([seconds, count]) => ({ seconds, count })),
      { seconds: undefined, count: waited - sum(bounded.map(([, count]) => count)) },
    ],
    refusals: (['host', 'supervisor'] as const).map((by) => ({ by, count: refusals.get(by) ?? 0 })),
    noShows: sum(rows.map((row) => row.noShows ?? 0)),
  };
}

/** 0 for Monday to 6 for Sunday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The first day of each bar: every day, or `from` and each Monday after it. */
export function barsOf(from: string, to: string, by: By): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, by === 'day' ? 1 : 7 - weekdayOf(day))) days.push(day);
  return days;
}

/** A bar for each day or week, also where nothing was counted and the service sends no row. */
export function flowOf(
  rows: readonly Numbers[],
  from: string,
  to: string,
  by: By,
): readonly (Flow & { readonly day: string })[] {
  const known = new Map(rows.map((row) => [row.from, row]));
  return barsOf(from, to, by).map((day) => {
    const row = known.get(day);
    return { day, arrivals: row?.arrivals ?? 0, departures: row?.departures ?? 0 };
  });
}

/** The sums of each hour of the day, from 0 to 23. */
export const hoursOf = (rows: readonly Numbers[]): readonly Flow[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const those = rows.filter((row) => row.hour !== undefined && Number(row.hour) === hour);
    return {
      arrivals: sum(those.map((row) => row.arrivals)),
      departures: sum(those.map((row) => row.departures)),
    };
  });

/** `38 %`; `–` of nothing. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${String(Math.round((part / whole) * 100))} %`;

/** What the page looks at. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly by: By;
  /** The days until today, where the period is one of those offered. */
  readonly last: number | undefined;
}
export const lasts = [7, 31, 91, 364] as const;
const mostDays = 400;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Can the service count these days? */
export const areCountable = (from: string, to: string): boolean =>
  dayForm.test(from) && dayForm.test(to) && from <= to && to <= dayAfter(from, mostDays - 1);

/** The period that an address asks for; the last 31 days where it says nothing that can be read. */
export function periodOf(query: Readonly<Record<string, string | undefined>>, today: string): Period {
  const { from = '', to = '', last, by } = query;
  const isOwn = areCountable(from, to);
  const days = lasts.find((each) => String(each) === last) ?? 31;
  const start = isOwn ? from : dayAfter(today, 1 - days);
  const end = isOwn ? to : today;
  const isLong = end > dayAfter(start, 62);
  return {
    from: start,
    to: end,
    by: by === 'week' || (by !== 'day' && isLong) ? 'week' : 'day',
    last: isOwn ? undefined : days,
  };
}
