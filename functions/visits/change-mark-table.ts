import type { EpochSeconds } from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import { getItem } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { updateItem } from '../table/write.ts';
import { changeMarkKey, type SiteRef } from './visit-item.ts';

/** How often the visits of a site have changed, and when they did last, as far as the stream has told. */
export interface ChangeMark {
  readonly count: number;
  readonly at: EpochSeconds;
}

/** The mark of each site, which says without a read of its lists that nothing has changed. A fault of the store is thrown. */
export interface ChangeMarkTable {
  /** Counts a change. It is safe to count one twice. */
  count(site: SiteRef, at: EpochSeconds): Promise<void>;
  /** The mark of now; it costs half a read unit. A site without changes has the count 0. */
  read(site: SiteRef): Promise<ChangeMark>;
}

const keptSeconds = 31 * daySeconds;

/** Opens the Visits table. */
export const changeMarkTable = (table: Table): ChangeMarkTable => ({
  count: async (site, at) => {
    await updateItem(table, changeMarkKey(site), {
      update: 'SET changedAt = :at, purgeAt = :purgeAt ADD changes :one',
      values: { at, purgeAt: later(at, keptSeconds), one: 1 },
    });
  },
  read: async (site) => {
    const item = await getItem(table, changeMarkKey(site), { consistent: false });
    return { count: Number(item?.['changes'] ?? 0), at: Number(item?.['changedAt'] ?? 0) as EpochSeconds };
  },
});
