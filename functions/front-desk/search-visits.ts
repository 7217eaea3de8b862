import type { Caller } from '../edge/access.ts';
import type { Site } from '../registry/firm.ts';
import type { LocalDay, PersonKey, SiteId } from '../kernel/brands.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import { byTimeAndName, type ListRow } from '../visits/list-order.ts';
import { dayAsked, notToday, readList, rollCall, type VisitList } from './list-visits.ts';
import { isListedOn } from './listed-on.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { atOn, usableDays } from '../visits/usable-days.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { VisitSearch } from './api/requests.ts';
import type { Visit } from '../visits/visit.ts';

/**
 * The visits of a day, or of those on site, whose visitor's name has every word that was typed: whole words and Chinese
 * characters, compared as names are. The search uses the keys of name parts, so it reads no whole list. The results have
 * the order of the list that is searched. A guard searches today only.
 */
export async function searchVisits(
  deps: VisitDeps,
  caller: Caller,
  siteId: SiteId,
  search: VisitSearch,
): Promise<VisitList | Failure> {
  const { getSite, lists, personKeys, clock } = deps;
  const site = await getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const day = dayAsked(caller, site, search.day, clock());
  if (day === undefined) return notToday();
  const keys = await personKeys(caller.firmId);
  const asked = keys.searchKeysOf(search.name);
  if (asked.length === 0) return invalidField('name', 'must have a letter');
  const isFound = (visit: Visit) => hasParts(keys, visit, asked);
  const onSite = (await lists.everybodyOnSite(site)).filter(isFound);
  const rows = search.onSite
    ? rollCall(onSite)
    : rowsOf(site, day, [...(await underParts(deps, site, asked)).filter(isFound), ...onSite]);
  const scope = [
    caller.firmId,
    siteId,
    'search',
    day,
    search.state ?? '',
    String(search.onSite),
    ...asked,
  ].join('/');
  const shows = search.onSite ? () => true : isListedOn(site, day, search.state);
  return readList(deps, scope, search, site, shows, (from) =>
    rows.filter(({ at }) => from === undefined || at >= from),
  );
}

const hasParts = (keys: PersonKeys, { visitor }: Visit, asked: readonly PersonKey[]): boolean => {
  const { partKeys } = keys.partsOf(visitor);
  return asked.every((key) => partKeys.includes(key));
};

/** The visits that are found under every part. Only pre-registered visits have pointers of parts; walk-ins have none. */
async function underParts(
  { visits }: VisitDeps,
  site: Site,
  asked: readonly PersonKey[],
): Promise<readonly Visit[]> {
  const { pointers } = await visits.findNear(site, asked);
  const both = pointers.filter(({ partKeys }) => asked.every((key) => partKeys.includes(key)));
  const read = await Promise.all(both.map(({ visitId }) => visits.get(site, visitId)));
  return read.filter((visit) => visit !== undefined);
}

/** Each visit once, at its time on that day. */
function rowsOf(site: Site, day: LocalDay, visits: readonly Visit[]): readonly ListRow[] {
  const once = new Map(visits.map((visit) => [visit.visitId, visit]));
  return [...once.values()]
    .filter((visit) => usableDays(visit, site).includes(day))
    .map((visit) => ({ at: atOn(visit, day, site), visit }))
    .sort(byTimeAndName);
}
