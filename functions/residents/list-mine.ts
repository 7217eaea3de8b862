import { notOfThisList } from '../edge/cursor.ts';
import { readPage, type PageAsked } from '../edge/list-page.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import { instantAt } from '../kernel/local-time.ts';
import { unitIdOf } from '../kernel/unit-name.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Series } from '../recurring/series.ts';
import { unitSeriesPlace } from '../recurring/series-item.ts';
import type { Site, Tenancy } from '../registry/firm.ts';
import { placeAt, unitPlace, visitAtPlace, visitPlaces } from '../visits/unit-pointer.ts';
import type { Visit } from '../visits/visit.ts';
import { inOrder } from './in-order.ts';
import type { Own } from './own.ts';
import type { PlaceRange } from './unit-places-table.ts';

/** `coming`: of today and later. `past`: those that were over before today, the latest first. */
export type Period = 'coming' | 'past';

interface Row<Found> {
  readonly place: string;
  readonly found: Found;
}

/** A page of what is a resident's own; `nextCursor` leads to the following one. */
export interface OwnPage<Found> {
  readonly ok: true;
  readonly site: Site;
  readonly items: readonly Found[];
  readonly nextCursor?: string;
}

/** Places that are read at a time: what they lead to is read together. */
const mostAtOnce = 50;

/** So many visits to come may lead from one unit, also cancelled ones: far more than a flat or an office needs. */
export const mostToCome = 500;

/** True where so much leads from the unit already that nothing more may be booked for it. */
export async function isFull(
  { resident, places, clock }: Own,
  site: Site,
  tenancy: Tenancy,
): Promise<boolean> {
  const from = placeAt(startOfToday(site, { clock }));
  const range = { from, to: visitPlaces.to, since: tenancy.since };
  let count = 0;
  for await (const page of places.read(resident, tenancy.unitId, range, mostToCome)) {
    count += page.length;
    if (count >= mostToCome) return true;
  }
  return false;
}

/**
 * The visits of a resident's units, by the end of their windows. It reads what leads to them, in the order of the list, and
 * then each visit: a page costs what it shows, however many visits the site has.
 */
export async function listMyVisits(
  own: Own,
  { period, ...asked }: PageAsked & { readonly period: Period },
): Promise<OwnPage<Visit> | Failure> {
  const site = await own.getSite(own.resident.firmId, own.resident.siteId);
  if (!site) return failure('site_not_found');
  const isPast = period === 'past';
  const range = (after = placeAt(startOfToday(site, own))) =>
    isPast ? { from: visitPlaces.from, to: after, newestFirst: true } : { from: after, to: visitPlaces.to };
  const visitAt = async (place: string, { unitId }: Tenancy): Promise<Visit | undefined> => {
    const visitId = visitAtPlace(place);
    const visit = visitId && (await own.visits.get(site, visitId));
    // A place that the visit has left, for another time or another unit, does not count.
    const isThere = visit && unitPlace(visit) === place && unitIdOf(visit.host?.unit ?? '') === unitId;
    return isThere ? visit : undefined;
  };
  return readOwn(own, site, period, asked, {
    isPlace: (text) => visitAtPlace(text) !== undefined,
    range,
    read: visitAt,
    isBefore: isPast ? (one, other) => one > other : (one, other) => one < other,
  });
}

/** The rules of recurring visits of a resident's units, in the order of their ids. */
export async function listMySeries(own: Own, asked: PageAsked): Promise<OwnPage<Series> | Failure> {
  const site = await own.getSite(own.resident.firmId, own.resident.siteId);
  if (!site) return failure('site_not_found');
  return readOwn(own, site, 'recurring-visits', asked, {
    isPlace: (text) => /^R#[\w-]{22}$/.test(text),
    range: (after = unitSeriesPlace('')) => ({ from: after, to: unitSeriesPlace('~') }),
    read: (place) => own.series.get(site, place.slice('R#'.length) as SeriesId),
    isBefore: (one, other) => one < other,
  });
}

interface List<Found> {
  readonly isPlace: (text: string) => boolean;
  readonly range: (after: string | undefined) => Omit<PlaceRange, 'since'>;
  readonly read: (place: string, tenancy: Tenancy) => Promise<Found | undefined>;
  readonly isBefore: (one: string, other: string) => boolean;
}

async function readOwn<Found>(
  { resident, places }: Own,
  site: Site,
  name: string,
  { limit, cursor }: PageAsked,
  { isPlace, range, read, isBefore }: List<Found>,
): Promise<OwnPage<Found> | Failure> {
  const { firmId, siteId, memberId } = resident;
  async function* rowsOf(tenancy: Tenancy, after: string | undefined): AsyncGenerator<Row<Found>> {
    const of = { ...range(after), since: tenancy.since };
    for await (const page of places.read(site, tenancy.unitId, of, Math.min(limit + 1, mostAtOnce))) {
      const ahead = page.filter((place) => place !== after);
      const found = await Promise.all(ahead.map((place) => read(place, tenancy)));
      for (const [index, one] of found.entries())
        if (one !== undefined) yield { place: ahead[index] ?? '', found: one };
    }
  }
  const scope = `${firmId}/${siteId}/mine/${memberId}/${name}`;
  const list = await readPage(scope, cursor, async ({ after }) => {
    if (after !== undefined && !isPlace(after)) return undefined;
    const rows: Row<Found>[] = [];
    const streams = resident.units.map((tenancy) => rowsOf(tenancy, after));
    for await (const row of inOrder(streams, (one, other) => isBefore(one.place, other.place))) {
      rows.push(row);
      if (rows.length > limit) break;
    }
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? shown.at(-1)?.place : undefined;
    return { items: shown.map(({ found }) => found), next };
  });
  if (!list.ok) return list;
  if (!list.page) return notOfThisList();
  const { page, ...rest } = list;
  return { ...rest, site, items: page.items };
}

const startOfToday = ({ timeZone }: Site, { clock }: Pick<Own, 'clock'>) =>
  instantAt(localDay(clock(), timeZone), '00:00', timeZone);
