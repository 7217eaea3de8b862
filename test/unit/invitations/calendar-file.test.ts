import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarFile } from '../../../functions/invitations/calendar-file.ts';
import { calendarIdOf } from '../../../functions/invitations/calendar-id.ts';
import type { VisitId } from '../../../functions/kernel/brands.ts';

const entry = {
  calendarId: 'b3BhcXVlLWNhbGVuZGFyLQ',
  from: '2027-03-01T01:00:00Z',
  until: '2027-03-01T15:30:00Z',
  madeAt: '2027-02-28T08:00:00.123Z',
  sequence: 3,
  title: 'Visit: Harbour Court',
  location: 'Harbour Court, Unit 12A',
  description: 'Show your code; or your PIN.',
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '');

describe('a file for calendars', () => {
  it('is an event in UTC that a calendar can replace', () => {
    expect(calendarFile(entry).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Gatehouse//Invitation//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:b3BhcXVlLWNhbGVuZGFyLQ@gatehouse.invalid',
      'DTSTAMP:20270228T080000Z',
      'DTSTART:20270301T010000Z',
      'DTEND:20270301T153000Z',
      'SEQUENCE:3',
      'SUMMARY:Visit: Harbour Court',
      'LOCATION:Harbour Court\\, Unit 12A',
      'DESCRIPTION:Show your code\\; or your PIN.',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('lets no text become a line of its own', () => {
    const text = unfolded(calendarFile({ ...entry, location: 'A\r\nATTENDEE:mailto:x@example.com\nB\\;,' }));
    expect(text).toContain('LOCATION:A\\nATTENDEE:mailto:x@example.com\\nB\\\\\\;\\,\r\n');
    expect(text.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  });

  it('has no line above 75 octets, and loses no character to that', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const file = calendarFile({ ...entry, title });
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const escaped = title.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
        expect(unfolded(file)).toContain(`SUMMARY:${escaped}\r\n`);
      }),
    );
  });

  it('names a visit by an id that is always the same, and is not the visit’s own', () => {
    const visitId = 'A'.repeat(22) as VisitId;
    expect(calendarIdOf(visitId)).toMatch(/^[\w-]{22}$/);
    expect(calendarIdOf(visitId)).toBe(calendarIdOf(visitId));
    expect(calendarIdOf(visitId)).not.toBe(visitId);
  });
});
