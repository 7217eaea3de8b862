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
  /** Whoever came in before this is checked out. */
  readonly closing: EpochSeconds;
  /** Visits that were over by then did not take place; progress is kept as this. */
  readonly through: EpochSeconds;
  /** The days on which a visit can have begun that was over since the last time. */
  readonly days: readonly LocalDay[];
}

/** A visitor who came in just before the closing is in the index by then. */
const settlingSeconds = 60;
/** How far a run looks back that is the first of its site: no visit is usually kept for longer. */
const firstLookBackSeconds = 31 * daySeconds;
/** Longer than any tolerance, and than the change of a site's time zone. */
const slackSeconds = 2 * daySeconds;

/** What has to be closed at a site that was closed `closedThrough` before; `undefined`: nothing yet. */
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

/** Nobody came, and by `through` nobody could come any more: the window with its tolerance and its last day are over. */
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
 * Inside since before the closing, and not expected to stay past it, as a guest overnight is. Nobody planned how long a
 * walk-in stays, so all of them leave.
 */
export const leavesAt = (
  closing: EpochSeconds,
  { state, origin, checkedIn, expectedUntil }: Visit,
): boolean =>
  state === 'checked_in' &&
  checkedIn !== undefined &&
  checkedIn.at < closing &&
  (origin === 'walk_in' || expectedUntil <= closing);
