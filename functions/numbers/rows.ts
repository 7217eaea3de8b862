import type { GateId, LocalDay } from '../kernel/brands.ts';
import { addDays } from '../kernel/local-time.ts';
import type { Item } from '../table/table.ts';
import { counterNames, noGate } from './counter-names.ts';

/** What a row of numbers stands for. */
export type Span = 'hour' | 'day' | 'week';

/** The sums of an hour, a day or a week. */
export interface NumbersRow {
  readonly from: LocalDay;
  /** The last day of it; the same as `from` for an hour and a day. */
  readonly to: LocalDay;
  /** `09`: from nine to ten. Of hours alone. */
  readonly hour?: string;
  readonly sums: ReadonlyMap<string, number>;
  /** By gate; one without an id counts automatic check-outs. */
  readonly gates: readonly {
    readonly gateId?: GateId;
    readonly arrivals: number;
    readonly departures: number;
  }[];
}

/** Counters, from the item of a gate or of a whole day. */
interface Counted {
  readonly day: LocalDay;
  readonly hour?: string;
  readonly gate?: string;
  readonly item: Item;
}

/** Reads the place of an item from its sort key: `D#day`, `D#day#gate`, `H#day#hour#gate`. */
export function placeOf(item: Item): Counted {
  const [kind, day = '', second, third] = String(item['sk']).split('#');
  const at = { day: day as LocalDay, item };
  if (kind === 'H') return { ...at, hour: second ?? '', gate: third ?? noGate };
  return second === undefined ? at : { ...at, gate: second };
}

/** The Monday of the week of a day (ISO 8601). */
export function mondayOf(day: LocalDay): LocalDay {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** The key of the row that counters belong to; in the order of time. */
export const rowKeyOf = (span: Span, { day, hour }: Pick<Counted, 'day' | 'hour'>): string => {
  if (span === 'hour') return `${day}#${hour ?? ''}`;
  return span === 'day' ? day : mondayOf(day);
};

/** The row of items that have the same key. A week counts the days from `from` to `to` alone. */
export function rowOf(
  span: Span,
  counted: readonly [Counted, ...Counted[]],
  { from, to }: { readonly from: LocalDay; readonly to: LocalDay },
): NumbersRow {
  const [{ day, hour }] = counted;
  const monday = mondayOf(day);
  const days =
    span === 'week'
      ? { from: monday < from ? from : monday, to: addDays(monday, 6) > to ? to : addDays(monday, 6) }
      : { from: day, to: day };
  const byGate = Map.groupBy(
    counted.filter(({ gate }) => gate !== undefined),
    ({ gate }) => gate ?? noGate,
  );
  const gates = [...byGate]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([gate, items]) => ({
      ...(gate === noGate ? {} : { gateId: gate as GateId }),
      arrivals: sumOf(items, 'arrivals'),
      departures: sumOf(items, 'departures'),
    }));
  const names = [...new Set(counted.flatMap(({ item }) => Object.keys(item)))].filter(isCounter);
  return {
    ...days,
    ...(span === 'hour' && hour !== undefined ? { hour } : {}),
    sums: new Map(names.map((name) => [name, sumOf(counted, name)])),
    gates,
  };
}

/** A passage that was undone may have been counted before numbers were kept: nothing is below zero. */
const sumOf = (counted: readonly Counted[], name: string): number =>
  Math.max(
    0,
    counted.reduce((sum, { item }) => sum + Number(item[name] ?? 0), 0),
  );

const counters: ReadonlySet<string> = new Set(counterNames);
const isCounter = (name: string): boolean => counters.has(name);
