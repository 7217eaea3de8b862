import { later } from '../kernel/clock.ts';
import type {
  EpochSeconds,
  FirmId,
  LocalDay,
  MemberId,
  SeriesId,
  SiteId,
  VisitId,
} from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, instantAt } from '../kernel/local-time.ts';
import type { VisitWindow } from '../visits/visit-window.ts';
import type { Host, Vehicle } from '../visits/visit.ts';
import type { Visitor } from '../person-keys/person.ts';

/** Days of the week, in the order of JavaScript's `getUTCDay`. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** A rule that makes visits day by day, and how far it has come. */
export interface Series {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly seriesId: SeriesId;
  readonly state: 'active' | 'cancelled';
  readonly visitor: Visitor;
  readonly host: Host;
  readonly purpose?: string;
  readonly vehicle?: Vehicle;
  readonly notes?: string;
  readonly needsApproval?: true;
  readonly allowsReEntry?: true;
  /** Every day where none is given. */
  readonly weekdays?: readonly Weekday[];
  /** Local times of day at the site, `HH:MM`. */
  readonly startTime: string;
  readonly endTime: string;
  /** `endTime` is on the day after the one on which the visit begins. */
  readonly endsNextDay?: true;
  readonly firstDay: LocalDay;
  /** The last day. */
  readonly until: LocalDay;
  /** Visits have been made up to this day. */
  readonly madeUntil: LocalDay;
  readonly createdAt: EpochSeconds;
  readonly createdBy: MemberId;
  readonly purgeAt: EpochSeconds;
}

/** The days and times of a rule's visits. */
export type Rule = Pick<Series, 'weekdays' | 'firstDay' | 'until' | 'startTime' | 'endTime' | 'endsNextDay'>;

/** The day on which a visit ends that begins on `day`. */
export const lastDayOf = (
  { endsNextDay }: { readonly endsNextDay?: boolean | undefined },
  day: LocalDay,
): LocalDay => (endsNextDay ? addDays(day, 1) : day);

/** The days of a rule after `after`, up to `upTo`. */
export function daysOf({ weekdays: on, firstDay, until }: Rule, after: LocalDay, upTo: LocalDay): LocalDay[] {
  const last = upTo < until ? upTo : until;
  const days: LocalDay[] = [];
  for (let day = after < firstDay ? firstDay : addDays(after, 1); day <= last; day = addDays(day, 1)) {
    const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
    if (!on || (weekday && on.includes(weekday))) days.push(day);
  }
  return days;
}

/**
 * When the visit of a day begins and ends. `undefined` on a day that the calendar skips (when a place crosses the date
 * line). Where a clock change would end a visit before it begins, it lasts as long as the rule says.
 */
export function windowOn(rule: Rule, day: LocalDay, timeZone: string): VisitWindow | undefined {
  if (localDay(instantAt(day, '12:00', timeZone), timeZone) !== day) return undefined;
  const expectedFrom = instantAt(day, rule.startTime, timeZone);
  const lastDay = lastDayOf(rule, day);
  const end = instantAt(lastDay, rule.endTime, timeZone);
  const seconds = instantAt(lastDay, rule.endTime, 'UTC') - instantAt(day, rule.startTime, 'UTC');
  return {
    expectedFrom,
    expectedUntil: end > expectedFrom ? end : later(expectedFrom, seconds),
  };
}

/** The seed of the id of a day's visit, so that a day is made once. */
export const visitSeed = (seriesId: SeriesId, day: LocalDay): string => `series/${seriesId}/${day}`;

/** A visit that a rule made. */
export interface DayVisit {
  readonly day: LocalDay;
  readonly visitId: VisitId;
}
