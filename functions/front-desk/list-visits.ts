import { seesTodayOnly, type Caller } from '../edge/access.ts';
import { notOfThisList } from '../edge/cursor.ts';
import { readPage, type PageAsked } from '../edge/list-page.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds, LocalDay, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { byTimeAndName, listPlace, orderedPage, type ListRow } from '../visits/list-order.ts';
import { localDay } from '../kernel/local-day.ts';
import { asShownAt } from '../visits/purpose-consent.ts';
import { listByTime } from './list-by-time.ts';
import { isListedOn } from './listed-on.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { DayListQuery } from './api/requests.ts';
import type { Visit } from '../visits/visit.ts';

/** A page of visits; `nextCursor` leads to the following one. */
export interface VisitList {
  readonly ok: true;
  readonly visits: readonly Visit[];
  readonly nextCursor?: string;
}

/**
 * The visits that can be used on a day at the site (today where no day is given), by time, then name. A guard sees today
 * only (PDPO, DPP4).
 */
export async function listVisits(
  deps: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  query: DayListQuery,
): Promise<VisitList | Failure> {
  const { getSite, lists, clock } = deps;
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const day = dayAsked(caller, site, query.day, clock());
  if (day === undefined) return notToday();
  const scope = `${caller.firmId}/${siteId}/visits/${day}/${query.state ?? ''}`;
  if (query.order === 'time') return listByTime(deps, scope, query, site, day);
  return readList(deps, scope, query, site, isListedOn(site, day, query.state), (from) =>
    lists.dayRows(site, day, from),
  );
}

/**
 * Who is on site now: the roll call, by time of check-in, then name. `count` counts everybody; `asOf` is the time of the
 * read.
 */
export async function listOnSite(
  deps: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  query: PageAsked,
): Promise<(VisitList & { readonly count: number; readonly asOf: EpochSeconds }) | Failure> {
  const { getSite, lists, clock } = deps;
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const asOf = clock();
  const everybody = rollCall(await lists.everybodyOnSite(site));
  const scope = `${caller.firmId}/${siteId}/on-site`;
  const list = await readList(
    deps,
    scope,
    query,
    site,
    () => true,
    (from) => everybody.filter(({ at }) => from === undefined || at >= from),
  );
  return list.ok ? { ...list, count: everybody.length, asOf } : list;
}

/** The roll call's order: by time of check-in, then name. */
export const rollCall = (visits: readonly Visit[]): readonly ListRow[] =>
  visits.map((visit) => ({ at: visit.checkedIn?.at ?? visit.createdAt, visit })).sort(byTimeAndName);

/** The day of the request, or today. `undefined` where the caller may not see that day. */
export function dayAsked(
  caller: Caller,
  { timeZone }: Site,
  day: LocalDay | undefined,
  now: EpochSeconds,
): LocalDay | undefined {
  const today = localDay(now, timeZone);
  const asked = day ?? today;
  return seesTodayOnly(caller.role) && asked !== today ? undefined : asked;
}

export const notToday = (): Failure => failure('forbidden', 'A guard sees the visits of today.');

/** A page of rows in order of time, from a given time on. */
export async function readList(
  { visits, clock }: Pick<VisitDeps, 'visits' | 'clock'>,
  scope: string,
  { limit, cursor }: PageAsked,
  site: Site,
  shows: (visit: Visit) => boolean,
  rowsFrom: (from: EpochSeconds | undefined) => AsyncIterable<ListRow> | Iterable<ListRow>,
): Promise<VisitList | Failure> {
  const list = await readPage(scope, cursor, async ({ after }) => {
    const place = after === undefined ? undefined : listPlace(after);
    if (after !== undefined && !place) return undefined;
    const visit = place && (await visits.get(site, place.visitId));
    return orderedPage(rowsFrom(place?.at), shows, { limit, seen: visit && { at: place.at, visit } });
  });
  if (!list.ok) return list;
  if (!list.page) return notOfThisList();
  const { page, ...rest } = list;
  return { ...rest, visits: page.visits.map(asShownAt(site, clock())) };
}
