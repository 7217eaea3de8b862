import { daySeconds } from './clock.ts';
import type { EpochSeconds, LocalDay } from './brands.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day so many days after `day`; the calendar needs no time zone. */
export function addDays(day: LocalDay, days: number): LocalDay {
  const instant = Date.parse(`${day}T00:00:00Z`) + days * daySeconds * 1000;
  return new Date(instant).toISOString().slice(0, 10) as LocalDay;
}

/** So many days in a row from `first` on. */
export const daysFrom = (first: LocalDay, count: number): readonly LocalDay[] =>
  Array.from({ length: Math.max(0, count) }, (_, nth) => addDays(first, nth));

/** How many days there are from one to another, both counted; less than 1 where they are in the wrong order. */
export const countOfDays = (first: LocalDay, last: LocalDay): number =>
  (Date.parse(last) - Date.parse(first)) / (daySeconds * 1000) + 1;

/** The same day a year later: the last day of a year that begins after `day`. After 29 February comes 28 February. */
export function yearAfter(day: LocalDay): LocalDay {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
  const rest = day.slice(4);
  return `${year}${rest === '-02-29' ? '-02-28' : rest}` as LocalDay;
}

/**
 * The instant at which clocks at `timeZone` show `time` (`HH:MM`) on `day`. A time that is skipped when clocks go
 * forward is later by what was skipped, one that comes twice when they go back means the first (RFC 5545 §3.3.5).
 */
export function instantAt(day: LocalDay, time: string, timeZone: string): EpochSeconds {
  const wall = Date.parse(`${day}T${time}:00Z`) / 1000;
  const offsets = [wall - daySeconds, wall + daySeconds].map((near) => wallClock(near, timeZone) - near);
  // A time comes twice where the offset before is the larger one: the first of the two is the earlier.
  const shown = offsets
    .map((offset) => wall - offset)
    .find((instant) => wallClock(instant, timeZone) === wall);
  return (shown ?? wall - (offsets[0] ?? 0)) as EpochSeconds;
}

/** What clocks at `timeZone` show at `instant`, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      ...numbers,
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return (
    Date.parse(
      `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`,
    ) / 1000
  );
}
