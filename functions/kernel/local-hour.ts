import type { EpochSeconds } from './brands.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The hour that clocks at `timeZone` (IANA name) show at `instant`: `00` to `23`. */
export function localHour(instant: EpochSeconds, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const hour = format.formatToParts(instant * 1000).find(({ type }) => type === 'hour')?.value ?? '';
  return hour.padStart(2, '0');
}
