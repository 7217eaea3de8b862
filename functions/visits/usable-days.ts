import { later } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds, LocalDay } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, instantAt } from '../kernel/local-time.ts';
import { earlySeconds, lateSeconds, type VisitWindow } from './visit-window.ts';

type Zone = Pick<Site, 'timeZone' | 'earlyMinutes' | 'lateMinutes'>;

/**
 * The days at the site on which a visit can be used, in order: those of its window, and the day before or after where the
 * site's tolerance reaches over midnight.
 */
export function usableDays({ expectedFrom, expectedUntil }: VisitWindow, site: Zone): readonly LocalDay[] {
  const first = localDay(later(expectedFrom, -earlySeconds(site)), site.timeZone);
  const last = localDay(later(expectedUntil, lateSeconds(site)), site.timeZone);
  const days: LocalDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A further day whose list contains a visit, and the time from which on that day. */
export interface DayEntry {
  readonly day: LocalDay;
  readonly at: EpochSeconds;
}

/** The lists that contain a visit, besides that of the day on which it begins. */
export const dayEntriesOf = (
  visit: VisitWindow & { readonly day: LocalDay },
  site: Zone,
): readonly DayEntry[] =>
  usableDays(visit, site)
    .filter((day) => day !== visit.day)
    .map((day) => ({ day, at: atOn(visit, day, site) }));

/** The time of a visit in the list of a day: its begin, or the start of the day where it began earlier. */
export const atOn = ({ expectedFrom }: VisitWindow, day: LocalDay, { timeZone }: Zone): EpochSeconds =>
  Math.max(expectedFrom, instantAt(day, '00:00', timeZone)) as EpochSeconds;
