import { seesTodayOnly, type Caller } from '../edge/access.ts';
import { decodeCursor, encodeCursor } from '../edge/cursor.ts';
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
  const list = await paged(scope, query.cursor, (after) =>
    bookings.listDay(site, day, {
      limit: query.limit,
      ...after,
      ...(query.state === undefined ? {} : { state: query.state }),
    }),
  );
  return list.ok ? { ...list, visits: list.visits.map(withOverstay(site, clock())) } : list;
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
  const page = await paged(`${caller.firmId}/${siteId}/on-site`, query.cursor, async ({ after: seen }) => {
    const after = seen === undefined ? undefined : await bookings.placeOnSite(site, seen as VisitId);
    const read = await bookings.listOnSite(site, { limit: query.limit, ...(after ? { after } : {}) });
    const last = read.next === undefined ? undefined : read.visits.at(-1);
    return { visits: read.visits, ...(last ? { next: last.visitId } : {}) };
  });
  if (!page.ok) return page;
  const whole = page.nextCursor === undefined && query.cursor === undefined;
  const visits = page.visits.map(withOverstay(site, asOf));
  return { ...page, visits, count: whole ? page.visits.length : await bookings.countOnSite(site), asOf };
}

async function paged(
  scope: string,
  cursor: string | undefined,
  read: (after: { readonly after?: string }) => Promise<VisitPage>,
): Promise<VisitList | Failure> {
  const position = cursor === undefined ? undefined : decodeCursor(scope, 1, cursor);
  if (position?.ok === false) return position;
  const after = position?.value[0];
  const { visits, next } = await read(after === undefined ? {} : { after });
  return { ok: true, visits, ...(next === undefined ? {} : { nextCursor: encodeCursor(scope, [next]) }) };
}
