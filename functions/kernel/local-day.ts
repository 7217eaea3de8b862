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
  return format.format(instant * 1000) as LocalDay;
}
