import type { EpochSeconds, LocalDay } from './brands.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at `timeZone` (IANA name) on which `instant` falls. */
export function localDay(instant: EpochSeconds, timeZone: string): LocalDay {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  // The order of the parts differs between the builds of ICU that browsers bring.
  const { year, month, day } = Object.fromEntries(
    format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day', string>;
  return `${year}-${month}-${day}` as LocalDay;
}
