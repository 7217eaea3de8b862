import type { EpochSeconds, LocalDay } from '../kernel/brands.ts';
import {
  shortenedKey,
  shortenedPartition,
  type ShortenedRetention,
} from '../registry/shortened-retention.ts';
import type { Condition } from '../table/expression.ts';
import { queryAll, queryPages } from '../table/read.ts';
import type { Item, KeyedItem, Table } from '../table/table.ts';
import { deleteItem, putIf, updateItem } from '../table/write.ts';
import type { Kept } from '../visits/held.ts';
import { dayPartition, passagePartition, seriesPartition, type SiteRef } from '../visits/visit-item.ts';

/** The kinds of items that are kept as long as a site's retention says. */
export type KeptKind = 'visit' | 'series' | 'passage';

/** What the shortening reads and writes. A fault of the store is thrown. */
export interface RetentionTable {
  /** The sites of all firms whose retention was shortened, and that are not done with. */
  shortened(): Promise<readonly ShortenedRetention[]>;
  /** Records how far a pass has come. False where the retention was shortened again meanwhile. */
  progress(of: ShortenedRetention, begunAt: EpochSeconds, doneThrough: LocalDay): Promise<boolean>;
  /** Records that a pass is over, but that another one has to follow from this time on. */
  again(of: ShortenedRetention, waitsUntil: EpochSeconds): Promise<void>;
  /** Records that all is done, unless the retention was shortened again meanwhile. */
  done(of: ShortenedRetention): Promise<void>;
  /** The visits that begin on a day, as items, a page at a time. */
  visitsOf(site: SiteRef, day: LocalDay): AsyncIterable<readonly Item[]>;
  seriesOf(site: SiteRef): Promise<readonly Item[]>;
  /** The passages without a network that needed attention: all that hold anything readable. */
  passagesOf(site: SiteRef): Promise<readonly Item[]>;
  /** Moves the purge of an item. It is sealed for its new day in the same write. False where it has changed since it was read. */
  shorten(kind: KeptKind, item: Item, kept: Kept): Promise<boolean>;
}

const pageSize = 100;

/** Opens the tables. */
export function retentionTable({
  registry,
  visits,
}: {
  readonly registry: Table;
  readonly visits: Table;
}): RetentionTable {
  const isSame = ({ loweredAt }: ShortenedRetention): Condition => ({
    condition: 'loweredAt = :loweredAt',
    values: { loweredAt },
  });
  const mark = async (of: ShortenedRetention, update: string, values: Item): Promise<boolean> => {
    const same = isSame(of);
    const change = { update, condition: same.condition, values: { ...same.values, ...values } };
    return (await updateItem(registry, shortenedKey(of), change)).ok;
  };
  return {
    shortened: async () => {
      const query = { key: 'pk = :pk', values: { pk: shortenedPartition }, consistent: true };
      return (await queryAll(registry, query)) as unknown as readonly ShortenedRetention[];
    },
    progress: (of, begunAt, doneThrough) =>
      mark(of, 'SET begunAt = :begunAt, doneThrough = :doneThrough', { begunAt, doneThrough }),
    again: async (of, waitsUntil) => {
      await mark(of, 'SET waitsUntil = :waitsUntil REMOVE begunAt, doneThrough', { waitsUntil });
    },
    done: async (of) => {
      await deleteItem(registry, shortenedKey(of), isSame(of));
    },
    visitsOf: (site, day) =>
      queryPages(
        visits,
        {
          index: 'by-day',
          key: 'dayPk = :pk',
          filter: 'attribute_exists(#state)',
          values: { pk: dayPartition(site, day) },
        },
        pageSize,
      ),
    seriesOf: (site) => queryAll(visits, { key: 'pk = :pk', values: { pk: seriesPartition(site) } }),
    passagesOf: (site) =>
      queryAll(visits, {
        index: 'by-day',
        key: 'dayPk = :pk',
        values: { pk: passagePartition(site) },
      }),
    shorten: async (kind, item, kept) =>
      (await putIf(visits, { ...(item as KeyedItem), ...kept }, asRead(item, unchanged[kind]))).ok,
  };
}

/** The fields that every other writer of an item changes: one that is as it was read is the item that was read. */
const unchanged: Readonly<Record<KeptKind, readonly string[]>> = {
  visit: ['version', 'purgeAt'],
  series: ['state', 'madeUntil', 'purgeAt'],
  passage: ['resolvedAt', 'purgeAt'],
};

const asRead = (item: Item, fields: readonly string[]): Condition => ({
  condition: fields
    .map((field) => (item[field] === undefined ? `attribute_not_exists(#${field})` : `#${field} = :${field}`))
    .join(' AND '),
  values: Object.fromEntries(fields.map((field) => [field, item[field]])),
});
