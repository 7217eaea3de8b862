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
  return {
    dayRows: async function* (site, day, from) {
      const ofTheDay = {
        index: 'by-day',
        key: `dayPk = :pk${from === undefined ? '' : ' AND daySk >= :from'}`,
        values: { pk: dayPartition(site, day), from: from === undefined ? undefined : toRfc3339(from) },
      };
      for await (const items of queryPages(table, ofTheDay, pageSize)) {
        const visits = await Promise.all(items.map((item) => visitOf(site, item)));
        for (const [index, visit] of visits.entries()) {
          const time = String(items[index]?.['daySk']).split('#')[0] ?? '';
          if (visit) yield { at: (Date.parse(time) / 1000) as EpochSeconds, visit };
        }
      }
    },
    everybodyOnSite: async (site) => {
      const pk = presencePartition(site, 'ON');
      const items = await queryAll(table, { index: 'on-site', key: 'presencePk = :pk', values: { pk } });
      return items.flatMap((item) => visitFrom(item, clock()) ?? []);
    },
  };
}
