import type { EpochSeconds, FirmId, MemberId, UnitId } from '../kernel/brands.ts';
import type { Member } from '../registry/firm.ts';
import { firmMemberKey } from '../registry/registry-items.ts';
import { getItem, queryPages } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { unitPartition, type SiteRef } from '../visits/visit-item.ts';

/** What to read of a unit: from one place to another, both included. */
export interface PlaceRange {
  readonly from: string;
  readonly to: string;
  readonly newestFirst?: boolean;
  /** Only of what was booked then or later. */
  readonly since: EpochSeconds;
}

/** What leads from a unit to its visits and rules. Reads are strong. A fault of the store is thrown. */
export interface UnitPlaces {
  /** The places of a range, in their order, read so many at a time. */
  read(site: SiteRef, unitId: UnitId, range: PlaceRange, pageSize: number): AsyncIterable<readonly string[]>;
}

/** Opens the Visits table for the places of units. */
export function unitPlaces(table: Table): UnitPlaces {
  return {
    read: async function* (site, unitId, { from, to, since, newestFirst = false }, pageSize) {
      const query = {
        key: 'pk = :pk AND sk BETWEEN :from AND :to',
        filter: 'createdAt >= :since',
        values: { pk: unitPartition(site, unitId), from, to, since },
        projection: 'pk, sk',
        consistent: true,
        newestFirst,
      };
      for await (const items of queryPages(table, query, pageSize)) yield items.map(({ sk }) => String(sk));
    },
  };
}

/** Reads a member as it is now: a resident's rights end with the tenancy, whatever the gateway has cached. */
export const memberReader =
  (registry: Table) =>
  async (firmId: FirmId, memberId: MemberId): Promise<Member | undefined> =>
    (await getItem(registry, firmMemberKey(firmId, memberId))) as Member | undefined;
