import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { nextOf, queryAll, queryPage } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { putNew, updateItem } from '../table/write.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { destructionPartition, type SiteRef } from '../visits/visit-item.ts';
import type { Destruction } from './destruction.ts';

/** A page of records; `next` is where the following page begins. */
export interface DestructionPage {
  readonly destructions: readonly Destruction[];
  readonly next?: string;
}

/** The records of destroyed keys, in the Visits table. */
export interface DestructionTable {
  /** Writes the record, before the key is deleted. Does nothing where it exists. */
  begin(destruction: Destruction): Promise<void>;
  /** Notes that the key is gone. */
  finish(destruction: Pick<Destruction, 'firmId' | 'siteId' | 'day'>, at: EpochSeconds): Promise<void>;
  /** Those that were begun and not finished. */
  unfinished(site: SiteRef): Promise<readonly Destruction[]>;
  /** The latest day first. */
  list(
    site: SiteRef,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<DestructionPage>;
}

const keyOf = (site: SiteRef, day: string) => ({ pk: destructionPartition(site), sk: `DAY#${day}` });

/** Opens the Visits table for the records. */
export function destructionTable(table: Table, clock: Clock): DestructionTable {
  const read = (item: Item) => storedRecord(item, clock()) as Destruction | undefined;
  const ofSite = (site: SiteRef) => ({
    key: 'pk = :pk',
    values: { pk: destructionPartition(site) },
    consistent: true,
  });
  return {
    begin: async (destruction) => {
      await putNew(table, { ...keyOf(destruction, destruction.day), ...destruction });
    },
    finish: async (destruction, at) => {
      await updateItem(table, keyOf(destruction, destruction.day), {
        update: 'SET destroyedAt = :at',
        condition: 'attribute_exists(pk) AND attribute_not_exists(destroyedAt)',
        values: { at },
      });
    },
    unfinished: async (site) => {
      const items = await queryAll(table, { ...ofSite(site), filter: 'attribute_not_exists(destroyedAt)' });
      return items.flatMap((item) => read(item) ?? []);
    },
    list: async (site, { limit, after }) => {
      const from = after === undefined ? undefined : keyOf(site, after);
      const page = await queryPage(
        table,
        { ...ofSite(site), newestFirst: true },
        { limit, after: from },
        read,
      );
      return { destructions: page.listed, ...nextOf(page, ({ day }) => day) };
    },
  };
}
