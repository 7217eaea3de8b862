/** What a calendar is told of a visit. It names the building and the unit, and no person. */
export interface CalendarEntry {
  readonly calendarId: string;
  /** RFC 3339 in UTC. */
  readonly from: string;
  readonly until: string;
  /** When the file is made. */
  readonly madeAt: string;
  /** Counts changes of the visit: a calendar takes the entry with the largest number. */
  readonly sequence: number;
  readonly title: string;
  readonly location: string;
  readonly description: string;
}

/** A line has at most 75 octets; its continuation begins with a blank (RFC 5545 §3.1). */
const longestLine = 75;

/**
 * Makes a file for calendars (iCalendar, RFC 5545). Its times are in UTC, so that no rule of a time zone can be wrong. The
 * page and the e-mail make the same file.
 */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gatehouse//Invitation//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.calendarId}@gatehouse.invalid`,
    `DTSTAMP:${utc(entry.madeAt)}`,
    `DTSTART:${utc(entry.from)}`,
    `DTEND:${utc(entry.until)}`,
    `SEQUENCE:${String(entry.sequence)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.location)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20270301T010000Z` */
const utc = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** RFC 5545 §3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');

/** Folds between characters, never inside one. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
