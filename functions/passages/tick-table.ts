import type { Table } from '../table/table.ts';
import type { EpochSeconds, MemberId, VisitId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { putBatch } from '../table/batch.ts';
import { queryPage } from '../table/read.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { tickPartition, type SiteRef } from '../visits/visit-item.ts';

/** `safe`: somebody was seen at the assembly point. `withdrawn`: that was a mistake, so they are missing. */
export const tickStates = ['safe', 'withdrawn'] as const;

/** What was seen at the assembly point. It holds nothing of the visitor. */
export interface Tick {
  readonly visitId: VisitId;
  readonly state: (typeof tickStates)[number];
  readonly tickedAt: EpochSeconds;
  /** The member or scanner that ticked them off. */
  readonly tickedBy: MemberId;
  readonly purgeAt: EpochSeconds;
}

/** A page of ticks; `next` is where the following page begins. */
export interface TickPage {
  readonly ticks: readonly Tick[];
  readonly next?: string;
}

/** Ticks of roll calls, in the Visits table. A fault of the store is thrown. */
export interface TickTable {
  /** Writes ticks; one that is there already stays. */
  put(site: SiteRef, ticks: readonly Tick[]): Promise<void>;
  /** The last tick of each visit from `since` on, by visit. Of two in the same second the withdrawn one is last. */
  list(
    site: SiteRef,
    page: { readonly since: EpochSeconds; readonly limit: number; readonly after?: string },
  ): Promise<TickPage>;
}

const prefixOf = (visitId: string): string => `T#${visitId}#`;

/** Opens the Visits table. */
export function tickTable(table: Table, clock: Clock): TickTable {
  return {
    put: (site, ticks) => {
      const items = ticks.map((tick) => ({
        pk: tickPartition(site),
        sk: `${prefixOf(tick.visitId)}${toRfc3339(tick.tickedAt)}#${tick.state}`,
        ...tick,
      }));
      // DynamoDB refuses a batch that names an item twice.
      return putBatch(table, [...new Map(items.map((item) => [item.sk, item])).values()]);
    },
    list: async (site, { since, limit, after }) => {
      const pk = tickPartition(site);
      const seen = new Set<VisitId>();
      const { listed, more } = await queryPage(
        table,
        {
          key: 'pk = :pk AND begins_with(sk, :ticks)',
          filter: 'tickedAt >= :since',
          values: { pk, ticks: 'T#', since },
          consistent: true,
          newestFirst: true,
        },
        // Sorts before all ticks of that visit, so the next page goes on with the visit before it.
        { limit, after: after === undefined ? undefined : { pk, sk: prefixOf(after) } },
        (item): Tick | undefined => {
          const tick = storedRecord(item, clock()) as Tick | undefined;
          if (!tick || seen.has(tick.visitId)) return undefined;
          seen.add(tick.visitId);
          return tick;
        },
      );
      const final = listed.at(-1);
      return { ticks: listed, ...(more && final ? { next: final.visitId } : {}) };
    },
  };
}
