import { describe, expect, it } from '@jest/globals';
import {
  bookingLike,
  emptyBooking,
  fieldOf,
  preRegistrationOf,
  seriesOf,
  wrongIn,
} from '../../../../web/desk/src/rules/booking.ts';
import { aVisit } from './a-visit.ts';

const hongKong = 'Asia/Hong_Kong';
const empty = emptyBooking('2026-11-30T01:05:00Z', '2026-11-30', hongKong);
const filled = { ...empty, englishName: ' CHAN Tai Man ', unit: '12A', from: '09:00', until: '12:00' };

describe('a booking at the desk', () => {
  it('begins now by the clocks at the site, whatever the browser’s are', () => {
    expect(empty).toMatchObject({ day: '2026-11-30', from: '09:05', until: '20:00' });
    expect(emptyBooking('2026-11-30T11:00:00Z', '2026-11-30', hongKong).until).toBe('23:59');
  });

  it('sends what was typed, without blanks and without empty fields', () => {
    expect(preRegistrationOf(filled, hongKong)).toEqual({
      visitor: { englishName: 'CHAN Tai Man' },
      host: { unit: '12A' },
      expectedFrom: '2026-11-30T01:00:00.000Z',
      expectedUntil: '2026-11-30T04:00:00.000Z',
    });
  });

  it('ends on the next day where the end is before the beginning', () => {
    const night = preRegistrationOf({ ...filled, from: '22:00', until: '02:00' }, hongKong);
    expect(night.expectedUntil).toBe('2026-11-30T18:00:00.000Z');
  });

  it('puts companions under the name of their script, and leaves out empty lines', () => {
    const { companions } = preRegistrationOf(
      { ...filled, companions: ['HO Siu Ming', ' ', '何小美'] },
      hongKong,
    );
    expect(companions).toEqual([{ englishName: 'HO Siu Ming' }, { chineseName: '何小美' }]);
  });

  it('makes a rule of a visit that comes again', () => {
    expect(
      seriesOf({ ...filled, weekdays: ['tuesday'], lastDay: '2027-01-31', idPrefix: 'c456' }),
    ).toMatchObject({
      visitor: { englishName: 'CHAN Tai Man', idPrefix: 'C456' },
      startTime: '09:00',
      endTime: '12:00',
      firstDay: '2026-11-30',
      until: '2027-01-31',
      weekdays: ['tuesday'],
    });
  });

  it('says what is missing before it is sent', () => {
    expect(wrongIn(empty)).toEqual({ englishName: 'nameNeeded', unit: 'unitNeeded' });
    expect(wrongIn({ ...filled, idPrefix: 'A1234567' })).toEqual({ idPrefix: 'prefixForm' });
    expect(wrongIn({ ...filled, until: '09:00' })).toEqual({ until: 'untilAfterFrom' });
    expect(wrongIn(filled)).toEqual({});
  });

  it('is filled from an earlier visit, with today as its day', () => {
    const again = bookingLike(aVisit({ purpose: 'Dinner' }), empty, hongKong);
    expect(again).toMatchObject({
      englishName: 'CHAN Tai Man',
      chineseName: '陳大文',
      unit: '12A',
      hostName: 'Wong',
      day: '2026-11-30',
      from: '09:00',
      until: '12:00',
      purpose: 'Dinner',
    });
  });

  it.each([
    ['visitor.idPrefix', 'idPrefix'],
    ['/host/unit', 'unit'],
    ['expectedUntil', 'until'],
    ['somethingElse', undefined],
  ])('finds the field of the path %s', (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });
});
