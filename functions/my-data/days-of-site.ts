import type { EpochSeconds, LocalDay } from '../kernel/brands.ts';
import { daySeconds } from '../kernel/clock.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, daysFrom } from '../kernel/local-time.ts';
import type { Site } from '../registry/firm.ts';
import { longestVisitSeconds } from '../visits/visit-window.ts';

/** A visit can be booked a year before it begins. */
const daysAhead = 367;
/** A visitor who overstays is checked out at the end of a day; the database may lag, and time zones differ. */
const daysOfGrace = 3;

/**
 * The days at a site on which a visit that is still kept, or booked, can begin. A visit is kept for the retention after its
 * last passage, and may last for a month. One that is held for an incident is found by its hold.
 */
export function daysKept(
  { timeZone, retentionDays }: Pick<Site, 'timeZone' | 'retentionDays'>,
  now: EpochSeconds,
): readonly LocalDay[] {
  const today = localDay(now, timeZone);
  const daysBack = retentionDays + longestVisitSeconds / daySeconds + daysOfGrace;
  return daysFrom(addDays(today, -daysBack), daysBack + daysAhead + 1);
}
