/**
 * RFC 3339 by the clocks at `timeZone` (IANA name), with their offset: `2026-11-23T09:00:00+08:00`. `instant` is RFC 3339
 * in UTC.
 */
export function zonedTime(instant: string, timeZone: string): string {
  const ms = Date.parse(instant);
  const offset = offsetAt(ms, timeZone);
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return `${new Date(ms + ahead).toISOString().slice(0, 19)}${offset}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `+08:00`, the offset from UTC. */
function offsetAt(ms: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || '+00:00';
}
