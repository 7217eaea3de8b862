import type { Table } from '../table/table.ts';
import type { LocalDay, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { countItems, nextOf, queryPage, type Query } from '../table/read.ts';
import { dayPartition, presencePartition, visitFrom, visitKey, type SiteRef } from './visit-item.ts';
import type { VisitState } from './visit-states.ts';
import type { Visit } from './visit.ts';

/** A page of a list; `next` is where the following page begins. */
export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly next?: string;
}

interface PageOf {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** What scheduled work and exports read of the Visits table, page by page. A fault of the store is thrown. */
export interface VisitPages {
  /** The visits that begin on a site's day, in the order they begin. */
  listDay(site: SiteRef, day: LocalDay, page: PageOf & { readonly state?: VisitState }): Promise<VisitPage>;
  /** Who is on site now. It reads an index, which may be a moment old. */
  listOnSite(site: SiteRef, page: PageOf): Promise<VisitPage>;
  countOnSite(site: SiteRef): Promise<number>;
}

/** Opens the Visits table. */
export function visitPages(table: Table, clock: Clock): VisitPages {
  /** Reads visits with their places in the index; `startAfter` is the index key of a place. */
  const readPage = async (
    query: Query,
    { limit, after }: PageOf,
    sortKey: 'daySk' | 'presenceSk',
    startAfter: (place: string) => object,
  ) => {
    const from = after === undefined ? undefined : startAfter(after);
    const page = await queryPage(table, query, { limit, after: from }, (item) => {
      const visit = visitFrom(item, clock());
      return visit && { visit, place: String(item[sortKey]) };
    });
    const visits: readonly Visit[] = page.listed.map(({ visit }) => visit);
    return { visits, ...nextOf(page, ({ place }) => place) };
  };
  return {
    listDay: (site, day, { state, ...of }) => {
      const dayPk = dayPartition(site, day);
      const query = {
        index: 'by-day',
        key: 'dayPk = :pk',
        // Entries of visits that began on another day have no state.
        filter: state === undefined ? 'attribute_exists(#state)' : '#state = :state',
        values: { pk: dayPk, state },
      };
      return readPage(query, of, 'daySk', (daySk) => ({ dayPk, daySk, ...visitKey(site, idAtEndOf(daySk)) }));
    },
    listOnSite: (site, of) => {
      const presencePk = presencePartition(site, 'ON');
      return readPage(onSite(site), of, 'presenceSk', (presenceSk) => ({
        presencePk,
        presenceSk,
        ...visitKey(site, idAtEndOf(presenceSk)),
      }));
    },
    countOnSite: (site) => {
      const { values, ...query } = onSite(site);
      return countItems(table, {
        ...query,
        filter: 'purgeAt > :now',
        values: { ...values, now: clock() },
      });
    },
  };
}

const onSite = (site: SiteRef): Query => ({
  index: 'on-site',
  key: 'presencePk = :pk',
  values: { pk: presencePartition(site, 'ON') },
});

const idAtEndOf = (sortKey: string): VisitId => sortKey.slice(sortKey.lastIndexOf('#') + 1) as VisitId;
