import type { EpochSeconds } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, instantAt } from '../kernel/local-time.ts';

/** When a site's days close. */
interface ClosingTimes {
  /** IANA name. */
  readonly timeZone: string;
  /** Local time of day, `HH:MM`. */
  readonly autoCheckOutAt: string;
}

/** The last time before or at `now` at which clocks at `timeZone` showed this time of day. */
function lastTimeOfDay(time: string, timeZone: string, now: EpochSeconds): EpochSeconds {
  const today = localDay(now, timeZone);
  for (let back = 0; ; back += 1) {
    const instant = instantAt(addDays(today, -back), time, timeZone);
    if (instant <= now) return instant;
  }
}

/** The last closing of a site's day: visitors who came in before it are checked out. */
export const lastClosing = ({ timeZone, autoCheckOutAt }: ClosingTimes, now: EpochSeconds): EpochSeconds =>
  lastTimeOfDay(autoCheckOutAt, timeZone, now);

/** The last time at which there was something to close: the hour that the site chose, or midnight. */
export const lastDayEnd = (site: ClosingTimes, now: EpochSeconds): EpochSeconds =>
  Math.max(lastClosing(site, now), lastTimeOfDay('00:00', site.timeZone, now)) as EpochSeconds;
