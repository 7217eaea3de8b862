import { daySeconds, later } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds, LocalDay } from '../kernel/brands.ts';
import { lastClosing, lastDayEnd } from './closing-time.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays } from '../kernel/local-time.ts';
import { lateSeconds, longestVisitSeconds } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';

/** What is to be closed at a site. */
export interface DueDayEnd {
  /** Visitors who came in before this are checked out. */
  readonly closing: EpochSeconds;
  /** Visits that ended before this did not take place. Progress is stored as this instant. */
  readonly through: EpochSeconds;
  /** The days on which a visit that has ended since the last run can have begun. */
  readonly days: readonly LocalDay[];
}

/** A visitor who came in just before the closing is in the index by then. */
const settlingSeconds = 60;
/** How far the first run of a site looks back. No visit is usually kept for longer. */
const firstLookBackSeconds = 31 * daySeconds;
/** Longer than any tolerance, and than the change of a site's time zone. */
const slackSeconds = 2 * daySeconds;

/**
 * What has to be closed at a site that was last closed through `closedThrough`. `undefined` where there is nothing to close
 * yet.
 */
export function dueDayEnd(
  site: Pick<Site, 'timeZone' | 'autoCheckOutAt'>,
  closedThrough: EpochSeconds | undefined,
  now: EpochSeconds,
): DueDayEnd | undefined {
  const settled = later(now, -settlingSeconds);
  const through = lastDayEnd(site, settled);
  if (closedThrough !== undefined && through <= closedThrough) return undefined;
  const since = closedThrough ?? later(through, -firstLookBackSeconds);
  const first = localDay(later(since, -(longestVisitSeconds + slackSeconds)), site.timeZone);
  const last = localDay(through, site.timeZone);
  const days: LocalDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return { closing: lastClosing(site, settled), through, days };
}

/**
 * True where no visitor came and, by `through`, none could come any more: the window, its tolerance and its last day are
 * over.
 */
export function isNoShow(
  site: Pick<Site, 'timeZone' | 'lateMinutes'>,
  visit: Visit,
  through: EpochSeconds,
): boolean {
  return (
    (visit.state === 'expected' || visit.state === 'pending_approval') &&
    through > visit.expectedUntil + lateSeconds(site) &&
    localDay(visit.expectedUntil, site.timeZone) < localDay(through, site.timeZone)
  );
}

/**
 * True for a visitor who came in before the closing and is not expected to stay past it, unlike an overnight guest. A
 * walk-in has no planned end, so every walk-in leaves.
 */
export const leavesAt = (
  closing: EpochSeconds,
  { state, origin, checkedIn, expectedUntil }: Visit,
): boolean =>
  state === 'checked_in' &&
  checkedIn !== undefined &&
  checkedIn.at < closing &&
  (origin === 'walk_in' || expectedUntil <= closing);
