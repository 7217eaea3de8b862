import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Visit } from '../api/api.ts';
import type { TextKey } from '../texts/text.ts';
import { dayAfter, instantAt, timeField } from './times.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** What the form of a booking holds: texts as they were typed, times of day at the site. */
export interface Booking {
  readonly englishName: string;
  readonly chineseName: string;
  readonly idPrefix: string;
  readonly unit: string;
  readonly hostName: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly purpose: string;
  readonly plate: string;
  readonly notes: string;
  readonly needsApproval: boolean;
  readonly allowsReEntry: boolean;
  readonly companions: readonly string[];
  /** Of a visit that comes again: its days of the week, and the last day. */
  readonly weekdays: readonly Weekday[];
  readonly lastDay: string;
}

/** An empty form: today from now on, until the evening. */
export function emptyBooking(nowIso: string, today: string, timeZone: string): Booking {
  const now = timeField(nowIso, timeZone);
  return {
    englishName: '',
    chineseName: '',
    idPrefix: '',
    unit: '',
    hostName: '',
    day: today,
    from: now,
    until: now < '18:00' ? '20:00' : '23:59',
    purpose: '',
    plate: '',
    notes: '',
    needsApproval: false,
    allowsReEntry: false,
    companions: [],
    weekdays: [],
    lastDay: dayAfter(today, 90),
  };
}

/** The form for a visit that is booked again: everything but its day. */
export function bookingLike(visit: Visit, empty: Booking, timeZone: string): Booking {
  const { visitor, host, purpose = '', vehicle, notes = '', expectedFrom, expectedUntil } = visit;
  return {
    ...empty,
    englishName: visitor.englishName ?? '',
    chineseName: visitor.chineseName ?? '',
    idPrefix: visitor.idPrefix ?? '',
    unit: host?.unit ?? '',
    hostName: host?.name ?? '',
    from: timeField(expectedFrom, timeZone),
    until: timeField(expectedUntil, timeZone),
    purpose,
    plate: vehicle?.plate ?? '',
    notes,
    allowsReEntry: visit.allowsReEntry ?? false,
  };
}

export type Wrong = Readonly<Partial<Record<keyof Booking, TextKey>>>;

/** What is missing or makes no sense, by field. The service has the last word. */
export function wrongIn(booking: Booking): Wrong {
  const { englishName, chineseName, idPrefix, unit, from, until } = booking;
  return {
    ...(englishName.trim() === '' && chineseName.trim() === '' ? { englishName: 'nameNeeded' as const } : {}),
    ...(unit.trim() === '' ? { unit: 'unitNeeded' as const } : {}),
    ...(idPrefix.trim() === '' || /^[A-Za-z]{1,2}\d{3}$/.test(idPrefix.trim())
      ? {}
      : { idPrefix: 'prefixForm' as const }),
    ...(from === until ? { until: 'untilAfterFrom' as const } : {}),
  };
}

type Given<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A field with its text, left out where nothing was typed. */
function given<Name extends string>(name: Name, text: string): Given<Name> {
  const typed = text.trim();
  return (typed === '' ? {} : { [name]: typed }) as Given<Name>;
}

function shared(booking: Booking) {
  const { englishName, chineseName, idPrefix, unit, hostName, purpose, plate, notes } = booking;
  return {
    visitor: {
      ...given('englishName', englishName),
      ...given('chineseName', chineseName),
      ...given('idPrefix', idPrefix.toUpperCase()),
    },
    host: { unit: unit.trim(), ...given('name', hostName) },
    ...given('purpose', purpose),
    ...(plate.trim() === '' ? {} : { vehicle: { plate: plate.trim() } }),
    ...given('notes', notes),
    ...(booking.needsApproval ? { needsApproval: true } : {}),
    ...(booking.allowsReEntry ? { allowsReEntry: true } : {}),
  };
}

/** The window of the form. An end before the beginning is on the next day. */
export function windowOf({ day, from, until }: Booking, timeZone: string) {
  const lastDay = until < from ? dayAfter(day, 1) : day;
  return { expectedFrom: instantAt(day, from, timeZone), expectedUntil: instantAt(lastDay, until, timeZone) };
}

const isChinese = (name: string): boolean => /\p{Script=Han}/u.test(name);

/** The request for one visit. */
export function preRegistrationOf(booking: Booking, timeZone: string): Message<'PreRegistration'> {
  const companions = booking.companions
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => (isChinese(name) ? { chineseName: name } : { englishName: name }));
  return {
    ...shared(booking),
    ...windowOf(booking, timeZone),
    ...(companions.length > 0 ? { companions } : {}),
  };
}

/** The request for visits that come again and again. */
export function seriesOf(booking: Booking): Message<'NewRecurringVisits'> {
  const { day, from, until, lastDay, weekdays: days } = booking;
  return {
    ...shared(booking),
    startTime: from,
    endTime: until,
    ...(until < from ? { endsNextDay: true } : {}),
    firstDay: day,
    until: lastDay,
    ...(days.length > 0 ? { weekdays: [...days] } : {}),
  };
}

/** The form's field that a path of a problem names: `/visitor/englishName`. */
export function fieldOf(path: string): keyof Booking | undefined {
  const name = path.replace(/^\//, '').replaceAll('/', '.');
  const fields: Readonly<Record<string, keyof Booking>> = {
    'visitor.englishName': 'englishName',
    'visitor.chineseName': 'chineseName',
    'visitor.idPrefix': 'idPrefix',
    'host.unit': 'unit',
    'host.name': 'hostName',
    purpose: 'purpose',
    'vehicle.plate': 'plate',
    notes: 'notes',
    expectedFrom: 'from',
    expectedUntil: 'until',
    startTime: 'from',
    endTime: 'until',
    firstDay: 'day',
    until: 'lastDay',
    visitor: 'englishName',
  };
  return fields[name];
}
