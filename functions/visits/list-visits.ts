import { seesTodayOnly, type Caller } from '../edge/access.ts';
import { readPage, type PageRead } from '../edge/list-page.ts';
import type { Site } from '../firms/firm.ts';
import type { EpochSeconds, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { localDay } from './local-day.ts';
import { withOverstay } from './overstay.ts';
import type { VisitPage } from './visit-booking-table.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { DayListQuery } from './visit-requests.ts';
import type { Visit } from './visit.ts';

/** A page of visits; `nextCursor` leads to the following one. */
export interface VisitList {
  readonly ok: true;
  readonly visits: readonly Visit[];
  readonly nextCursor?: string;
}

/** The visits of a day at the site (today when none is named). A guard sees today only (PDPO, DPP4). */
export async function listVisits(
  { getSite, bookings, clock }: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  query: DayListQuery,
): Promise<VisitList | Failure> {
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const today = localDay(clock(), site.timeZone);
  const day = query.day ?? today;
  if (seesTodayOnly(caller.role) && day !== today)
    return failure('forbidden', 'A guard sees the visits of today.');
  const scope = `${caller.firmId}/${siteId}/visits/${day}/${query.state ?? ''}`;
  const list = await readPage(scope, query.cursor, (from) =>
    bookings.listDay(site, day, {
      limit: query.limit,
      ...from,
      ...(query.state === undefined ? {} : { state: query.state }),
    }),
  );
  return list.ok ? shown(list, site, clock()) : list;
}

/** Who is on site now: the roll call. `count` is of everybody, `asOf` the moment it was read. */
export async function listOnSite(
  { getSite, bookings, clock }: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<(VisitList & { readonly count: number; readonly asOf: EpochSeconds }) | Failure> {
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const asOf = clock();
  // A place in this list begins with the key of a name, which nobody is told: a cursor names the visit alone.
  const scope = `${caller.firmId}/${siteId}/on-site`;
  const list = await readPage(scope, query.cursor, async ({ after: seen }) => {
    const after = seen === undefined ? undefined : await bookings.placeOnSite(site, seen as VisitId);
    const { visits, next } = await bookings.listOnSite(site, {
      limit: query.limit,
      ...(after ? { after } : {}),
    });
    return { visits, next: next === undefined ? undefined : visits.at(-1)?.visitId };
  });
  if (!list.ok) return list;
  const whole = list.nextCursor === undefined && query.cursor === undefined;
  const count = whole ? list.page.visits.length : await bookings.countOnSite(site);
  return { ...shown(list, site, asOf), count, asOf };
}

const shown = (
  { page, ...list }: PageRead<Pick<VisitPage, 'visits'> & { readonly next?: string | undefined }>,
  site: Site,
  now: EpochSeconds,
): VisitList => ({
  ...list,
  visits: page.visits.map(withOverstay(site, now)),
});
