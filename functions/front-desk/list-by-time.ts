import { notOfThisList } from '../edge/cursor.ts';
import { readPage } from '../edge/list-page.ts';
import type { LocalDay } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { asShownAt } from '../visits/purpose-consent.ts';
import type { Visit } from '../visits/visit.ts';
import type { DayListQuery } from './api/requests.ts';
import { isListedOn } from './listed-on.ts';
import type { VisitDeps } from './visit-deps.ts';

/** A place of the index: a time in UTC and the id of a visit. */
const placeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ#[\w-]{22}$/;

/**
 * A page of a day's visits in the order of the index. Where hundreds begin at the same time, an order by name reads all of
 * them for each page; this reads the page alone. A visit that is moved meanwhile may be shown twice or not at all.
 */
export async function listByTime(
  { lists, clock }: Pick<VisitDeps, 'lists' | 'clock'>,
  scope: string,
  { state, limit, cursor }: DayListQuery,
  site: Site,
  day: LocalDay,
): Promise<{ readonly ok: true; readonly visits: readonly Visit[]; readonly nextCursor?: string } | Failure> {
  const shows = isListedOn(site, day, state);
  const list = await readPage(`${scope}/time`, cursor, async ({ after }) => {
    if (after !== undefined && !placeForm.test(after)) return undefined;
    const found: { readonly place: string; readonly visit: Visit }[] = [];
    for await (const row of lists.dayPlaces(site, day, { after, pageSize: limit + 1 })) {
      if (shows(row.visit)) found.push(row);
      if (found.length > limit) break;
    }
    const page = found.slice(0, limit);
    return {
      visits: page.map(({ visit }) => visit),
      next: found.length > limit ? page.at(-1)?.place : undefined,
    };
  });
  if (!list.ok) return list;
  const { page, ...rest } = list;
  if (!page) return notOfThisList();
  return { ...rest, visits: page.visits.map(asShownAt(site, clock())) };
}
