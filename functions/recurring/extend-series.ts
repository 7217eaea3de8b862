import { newVisit } from '../visits/new-visit.ts';
import { defined } from '../kernel/defined.ts';
import type { Site } from '../registry/firm.ts';
import type { LocalDay } from '../kernel/brands.ts';
import { bookingAskedFor } from '../visits/booking-of.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays } from '../kernel/local-time.ts';
import type { SeriesTable } from './series-table.ts';
import { daysOf, visitSeed, windowOn, type Series } from './series.ts';
import type { Booking } from '../visits/booking.ts';
import type { VisitDeps } from '../front-desk/visit-deps.ts';
import type { Visit } from '../visits/visit.ts';

/** The dependencies of rules of recurring visits. */
export type SeriesDeps = Pick<VisitDeps, 'getSite' | 'visits' | 'bookings' | 'personKeys' | 'clock'> & {
  readonly series: SeriesTable;
};

/** Visits are made this far ahead; every seven days the daily run makes seven more. */
const horizonDays = 35;
const againAfterDays = 7;
/** A transaction takes a hundred items: the rule, and at most five for each visit (the visit and four pointers). */
const visitsAtOnce = 19;
/** Another run may have extended or cancelled the rule in between. */
const mostTries = 20;

/**
 * Makes the visits that are missing up to the horizon; answers the rule afterwards. Visits that exist are not made again.
 */
export async function extendSeries(deps: SeriesDeps, site: Site, from: Series): Promise<Series> {
  let series = from;
  for (let tries = 0; tries < mostTries && series.state === 'active'; tries += 1) {
    const today = localDay(deps.clock(), site.timeZone);
    const horizon = earlier(addDays(today, horizonDays), series.until);
    const days = daysOf(series, series.madeUntil, horizon).slice(0, visitsAtOnce);
    const isLast = days.length < visitsAtOnce;
    const madeUntil = isLast ? later(horizon, series.madeUntil) : (days.at(-1) ?? horizon);
    const again = madeUntil < series.until ? addDays(madeUntil, againAfterDays - horizonDays) : undefined;
    const dueOn = isLast ? again : today;
    const bookings = await bookingsOf(deps, site, series, days);
    const extended = await deps.series.extend(series, { madeUntil, dueOn }, bookings);
    const next = extended ? { ...series, madeUntil } : await deps.series.get(site, series.seriesId);
    if (!next || (extended && isLast)) return next ?? series;
    series = next;
  }
  return series;
}

async function bookingsOf(
  { personKeys, clock, visits }: SeriesDeps,
  site: Site,
  series: Series,
  days: LocalDay[],
): Promise<readonly Booking[]> {
  const keys = await personKeys(site.firmId);
  const { seriesId, visitor, host, purpose, vehicle, notes, allowsReEntry } = series;
  const now = clock();
  const made = days.flatMap((day): Visit[] => {
    const window = windowOn(series, day, site.timeZone);
    if (!window || window.expectedUntil <= now) return [];
    const fields = {
      visitId: keys.visitIdFrom(site.siteId, visitSeed(seriesId, day)),
      seriesId,
      state: series.needsApproval ? ('pending_approval' as const) : ('expected' as const),
      origin: 'pre_registered' as const,
      visitor,
      host,
      ...defined({ purpose, vehicle, notes, allowsReEntry }),
      ...window,
      createdAt: now,
      createdBy: series.createdBy,
    };
    return [{ ...newVisit(site, fields, window.expectedUntil), day }];
  });
  return Promise.all(made.map((visit) => bookingAskedFor({ visits }, keys, site, visit)));
}

const later = (one: LocalDay, other: LocalDay): LocalDay => (one > other ? one : other);
const earlier = (one: LocalDay, other: LocalDay): LocalDay => (one < other ? one : other);

/** A missed run is made up within this time. */
const lookBackDays = 31;

/** The daily run: extends every rule that is due. A rule that fails is due again tomorrow and does not stop the others. */
export async function extendDue(
  deps: SeriesDeps,
): Promise<{ readonly extended: number; readonly errors: readonly unknown[] }> {
  const today = localDay(deps.clock(), 'UTC');
  let extended = 0;
  const errors: unknown[] = [];
  for (let back = lookBackDays; back >= 0; back -= 1) {
    for await (const series of deps.series.due(addDays(today, -back))) {
      try {
        const site = await deps.getSite(series.firmId, series.siteId);
        if (site) await extendSeries(deps, site, series);
        extended += 1;
      } catch (error) {
        errors.push(error);
      }
    }
  }
  return { extended, errors };
}
