import { createHash } from 'node:crypto';
import { daySeconds } from '../kernel/clock.ts';
import { dayText } from '../seals/seal-day.ts';
import { queryAll } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { updateItem } from '../table/write.ts';
import { deletionCountPartition, type SiteRef } from './visit-item.ts';

/**
 * How many visits were deleted at a site, by the day of the key that sealed them. It keeps a digest of each deletion's id in
 * the stream and nothing of a visit, so a deletion that is added again is not counted again.
 */
export interface DeletionCountTable {
  /** Counts deletions of a day (days since 1970). The ids are those of the stream. */
  add(site: SiteRef, day: number, eventIds: readonly string[]): Promise<void>;
  /** The counts of the days from one to another (`YYYY-MM-DD`, both included). A day without deletions is absent. */
  between(site: SiteRef, fromDay: string, toDay: string): Promise<ReadonlyMap<string, number>>;
}

/** Among 10,000 deletions of a day, two have the same digest (and count as one) with a probability below 1 in 10^11. */
const digestBytes = 8;
/** Longer than the record of the destroyed key, which is kept for 400 days from two days after its day. */
const keptDays = 410;

const digestOf = (eventId: string): Buffer =>
  createHash('sha256').update(eventId).digest().subarray(0, digestBytes);

/** The digests of a day are spread over 16 items: a write costs as much as its item is large. */
const shardOf = (digest: Buffer): string => digest.toString('hex').slice(0, 1);

/** Opens the Visits table for the counts. */
export const deletionCountTable = (table: Table): DeletionCountTable => ({
  add: async (site, day, eventIds) => {
    const pk = deletionCountPartition(site);
    const purgeAt = (day + keptDays) * daySeconds;
    for (const [shard, digests = []] of Object.entries(Object.groupBy(eventIds.map(digestOf), shardOf)))
      await updateItem(
        table,
        { pk, sk: `DAY#${dayText(day)}#${shard}` },
        {
          update: 'SET purgeAt = if_not_exists(purgeAt, :purgeAt) ADD digests :digests',
          values: { purgeAt, digests: new Set(digests) },
        },
      );
  },
  between: async (site, fromDay, toDay) => {
    const items = await queryAll(table, {
      key: 'pk = :pk AND sk BETWEEN :from AND :to',
      values: { pk: deletionCountPartition(site), from: `DAY#${fromDay}`, to: `DAY#${toDay}#~` },
      consistent: true,
    });
    const counts = new Map<string, number>();
    for (const { sk, digests } of items) {
      const day = String(sk).slice(4, 14);
      counts.set(day, (counts.get(day) ?? 0) + (digests as ReadonlySet<unknown>).size);
    }
    return counts;
  },
});
