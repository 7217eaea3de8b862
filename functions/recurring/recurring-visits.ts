import { notesProblem } from '../front-desk/notes-problem.ts';
import type { Caller } from '../edge/access.ts';
import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds, SeriesId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import { extendSeries, type SeriesDeps } from './extend-series.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, instantAt, yearAfter } from '../kernel/local-time.ts';
import { bookingOf } from '../visits/booking-of.ts';
import { purgeAfter } from '../visits/retention.ts';
import type { NewSeries } from './api/requests.ts';
import { daysOf, lastDayOf, visitSeed, windowOn, type DayVisit, type Rule, type Series } from './series.ts';
import type { SeriesPage } from './series-table.ts';

/** The dependencies of the routes of recurring visits. */
export interface RecurringDeps extends SeriesDeps {
  readonly newSeriesId: () => SeriesId;
}

/** A rule, and the visits of its days from today that it has made. */
export type SeriesOutcome =
  { readonly ok: true; readonly series: Series; readonly upcoming: readonly DayVisit[] } | Failure;

/** A page of a site's rules. */
export async function listSeries(
  { getSite, series }: Pick<RecurringDeps, 'getSite' | 'series'>,
  { firmId }: Caller,
  siteId: SiteId,
  { limit, cursor }: PageAsked,
): Promise<PageRead<SeriesPage> | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  return readPage(`${firmId}/${siteId}/recurring-visits`, cursor, (from) =>
    series.list(site, { limit, ...from }),
  );
}

/** Makes a rule and its first visits. The same seed makes the same rule and continues where an earlier try ended. */
export async function createSeries(
  deps: RecurringDeps,
  caller: Caller,
  siteId: SiteId,
  request: NewSeries,
  idempotencySeed?: string,
): Promise<SeriesOutcome> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const wrongNotes = notesProblem(caller, request);
  if (wrongNotes) return wrongNotes;
  const wrong = ruleProblem(request, site, deps.clock());
  if (wrong) return wrong;
  const keys = await deps.personKeys(caller.firmId);
  const { needsApproval, allowsReEntry, endsNextDay, firstDay, until, ...fields } = request;
  const now = deps.clock();
  const series: Series = {
    ...(fields as Pick<Series, 'visitor' | 'host' | 'startTime' | 'endTime'>),
    ...(needsApproval ? { needsApproval } : {}),
    ...(allowsReEntry ? { allowsReEntry } : {}),
    ...(endsNextDay ? { endsNextDay } : {}),
    firmId: caller.firmId,
    siteId,
    seriesId:
      idempotencySeed === undefined
        ? deps.newSeriesId()
        : (keys.visitIdFrom(siteId, `series/${idempotencySeed}`) as string as SeriesId),
    state: 'active',
    firstDay,
    until,
    madeUntil: addDays(firstDay, -1),
    createdAt: now,
    createdBy: caller.memberId,
    purgeAt: purgeAfter(
      instantAt(addDays(lastDayOf(request, until), 1), '00:00', site.timeZone),
      site.retentionDays,
    ),
  };
  const made = await deps.series.create(series, localDay(now, 'UTC'));
  return shown(deps, site, await extendSeries(deps, site, made));
}

/** Reads a rule. */
export async function getSeries(
  deps: RecurringDeps,
  caller: Caller,
  siteId: SiteId,
  seriesId: SeriesId,
): Promise<SeriesOutcome> {
  const found = await findSeries(deps, caller, siteId, (site) => deps.series.get(site, seriesId));
  return found.ok ? shown(deps, found.site, found.series) : found;
}

/** Ends a rule and cancels all its visits that have not begun. A repeated request continues where the first ended. */
export async function cancelSeries(
  deps: RecurringDeps,
  caller: Caller,
  siteId: SiteId,
  seriesId: SeriesId,
): Promise<SeriesOutcome> {
  const found = await findSeries(deps, caller, siteId, (site) => deps.series.cancel(site, seriesId));
  if (!found.ok) return found;
  const { site, series } = found;
  const keys = await deps.personKeys(caller.firmId);
  for (const { visitId } of await visitsFromToday(deps, site, series)) {
    const visit = await deps.visits.get(site, visitId);
    if (visit?.state !== 'expected' && visit?.state !== 'pending_approval') continue;
    await deps.bookings.cancel(bookingOf(keys, visit), {});
  }
  return { ok: true, series, upcoming: [] };
}

async function findSeries(
  { getSite }: RecurringDeps,
  { firmId }: Caller,
  siteId: SiteId,
  read: (site: Site) => Promise<Series | undefined>,
): Promise<{ readonly ok: true; readonly site: Site; readonly series: Series } | Failure> {
  const site = await getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const series = await read(site);
  return series ? { ok: true, site, series } : failure('series_not_found');
}

async function shown(deps: RecurringDeps, site: Site, series: Series): Promise<SeriesOutcome> {
  const upcoming = series.state === 'active' ? await visitsFromToday(deps, site, series) : [];
  return { ok: true, series, upcoming };
}

/** The visits made for today and later, and those of last night, by the ids that are derived from their days. */
async function visitsFromToday(
  { personKeys, clock }: RecurringDeps,
  site: Site,
  series: Series,
): Promise<readonly DayVisit[]> {
  const keys = await personKeys(site.firmId);
  const today = localDay(clock(), site.timeZone);
  const past = addDays(today, series.endsNextDay ? -2 : -1);
  return daysOf(series, past, series.madeUntil).flatMap((day) =>
    (windowOn(series, day, site.timeZone)?.expectedUntil ?? 0) > series.createdAt
      ? [{ day, visitId: keys.visitIdFrom(site.siteId, visitSeed(series.seriesId, day)) }]
      : [],
  );
}

function ruleProblem(request: NewSeries, site: Site, now: EpochSeconds): Failure | undefined {
  const { firstDay, until } = request;
  const rule = request as Rule;
  const today = localDay(now, site.timeZone);
  if (firstDay < today) return invalidField('firstDay', 'must not be in the past');
  if (firstDay > yearAfter(today)) return invalidField('firstDay', 'must be within a year');
  const ahead = daysOf(rule, addDays(firstDay, -1), until).some((day) => {
    const window = windowOn(rule, day, site.timeZone);
    return window !== undefined && window.expectedUntil > now;
  });
  return ahead ? undefined : invalidField('until', 'leaves no day for a visit');
}
