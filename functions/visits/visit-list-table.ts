import type { EpochSeconds, LocalDay, VisitId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { getItem, queryAll, queryPages } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import type { ListRow } from './list-order.ts';
import { dayPartition, presencePartition, visitFrom, visitKey, type SiteRef } from './visit-item.ts';
import type { Visit } from './visit.ts';

/** The lists that people read. A fault of the store is thrown. */
export interface VisitListTable {
  /**
   * The visits that stand in the list of a day, in the order of time, from a time on. It reads an index, which may be a
   * moment old.
   */
  dayRows(site: SiteRef, day: LocalDay, from?: EpochSeconds): AsyncIterable<ListRow>;
  /**
   * The same with the place of each in the list, from behind a place on. Visits of the same time have no order that means
   * something. So many are read at once.
   */
  dayPlaces(
    site: SiteRef,
    day: LocalDay,
    from: { readonly after?: string | undefined; readonly pageSize: number },
  ): AsyncIterable<{ readonly place: string; readonly visit: Visit }>;
  /** Everybody who is on site now, unordered. It reads an index, which may be a moment old. */
  everybodyOnSite(site: SiteRef): Promise<readonly Visit[]>;
}

const pageSize = 100;

/** Opens the lists of the Visits table. */
export function visitListTable(table: Table, clock: Clock): VisitListTable {
  /** The visit of an item, or the one that an entry of a further day leads to. */
  const visitOf = async (site: SiteRef, item: Item): Promise<Visit | undefined> => {
    const isEntry = String(item['sk']).startsWith('DAY#');
    const held = isEntry ? await getItem(table, visitKey(site, item['visitId'] as VisitId)) : item;
    return visitFrom(held, clock());
  };
  const readDay = async function* (
    site: SiteRef,
    day: LocalDay,
    operator: '>' | '>=',
    from: string | undefined,
    atOnce: number,
  ) {
    const ofTheDay = {
      index: 'by-day',
      key: `dayPk = :pk${from === undefined ? '' : ` AND daySk ${operator} :from`}`,
      values: { pk: dayPartition(site, day), from },
    };
    for await (const items of queryPages(table, ofTheDay, atOnce)) {
      const visits = await Promise.all(items.map((item) => visitOf(site, item)));
      for (const [index, visit] of visits.entries())
        if (visit) yield { place: String(items[index]?.['daySk']), visit };
    }
  };
  return {
    dayRows: async function* (site, day, from) {
      const since = from === undefined ? undefined : toRfc3339(from);
      for await (const { place, visit } of readDay(site, day, '>=', since, pageSize)) {
        const time = place.split('#')[0] ?? '';
        yield { at: (Date.parse(time) / 1000) as EpochSeconds, visit };
      }
    },
    dayPlaces: (site, day, { after, pageSize: atOnce }) => readDay(site, day, '>', after, atOnce),
    everybodyOnSite: async (site) => {
      const pk = presencePartition(site, 'ON');
      const items = await queryAll(table, { index: 'on-site', key: 'presencePk = :pk', values: { pk } });
      return items.flatMap((item) => visitFrom(item, clock()) ?? []);
    },
  };
}
