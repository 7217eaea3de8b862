import { daySeconds, hourSeconds, later } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { type Failure, invalidField } from '../kernel/problems.ts';
import { localDay } from '../kernel/local-day.ts';
import { instantAt, yearAfter } from '../kernel/local-time.ts';

/** From when until when a visitor is expected. */
export interface VisitWindow {
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
}

export const longestVisitSeconds = 31 * daySeconds;
/** How long an unannounced visit is expected to last, for lists and approvals. */
export const walkInWindowSeconds = 12 * hourSeconds;

/**
 * The problem of a window that is booked at `now`, if any. A window has to end after it begins, within 31 days, in the
 * future, and to begin within a year.
 */
export function windowProblem(
  { expectedFrom, expectedUntil }: VisitWindow,
  now: EpochSeconds,
): Failure | undefined {
  if (expectedUntil <= expectedFrom) return invalidField('expectedUntil', 'must be after expectedFrom');
  if (expectedUntil - expectedFrom > longestVisitSeconds)
    return invalidField('expectedUntil', 'must be at most 31 days after expectedFrom');
  if (expectedUntil <= now) return invalidField('expectedUntil', 'must be in the future');
  return expectedFrom > aYearAfter(now) ? invalidField('expectedFrom', 'must be within a year') : undefined;
}

/** The same time of day on the same day of the next year, in UTC. */
const aYearAfter = (now: EpochSeconds): EpochSeconds =>
  later(instantAt(yearAfter(localDay(now, 'UTC')), '00:00', 'UTC'), now % daySeconds);

/** The default tolerance: visitors come a little early and late. */
const usualTolerance = 60;

/** How long before its window a visitor may come, by the clock alone. */
export const earlySeconds = ({ earlyMinutes }: Pick<Site, 'earlyMinutes'>): number =>
  (earlyMinutes ?? usualTolerance) * 60;

/** How long after its window a visitor may still come, or be inside, by the clock alone. */
export const lateSeconds = ({ lateMinutes }: Pick<Site, 'lateMinutes'>): number =>
  (lateMinutes ?? usualTolerance) * 60;

/**
 * Whether a window is open at `now`: from `earlyMinutes` before it until `lateMinutes` after it. An unset side is open an
 * hour longer, and all through its day at the site (docs/decisions/007, 070).
 */
export function openAt(
  { timeZone, earlyMinutes, lateMinutes }: Pick<Site, 'timeZone' | 'earlyMinutes' | 'lateMinutes'>,
  now: EpochSeconds,
): (window: VisitWindow) => boolean {
  const isToday = (instant: EpochSeconds) => localDay(instant, timeZone) === localDay(now, timeZone);
  return ({ expectedFrom, expectedUntil }) => {
    const early = now < expectedFrom - earlySeconds({ earlyMinutes });
    const late = now > expectedUntil + lateSeconds({ lateMinutes });
    return (
      !(early && (earlyMinutes !== undefined || !isToday(expectedFrom))) &&
      !(late && (lateMinutes !== undefined || !isToday(expectedUntil)))
    );
  };
}
