import type { LocalDay, PersonKey, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import type { Visitor } from '../person-keys/person.ts';
import { getItem, queryAll, queryPages } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import type { Presence } from '../visits/pointer.ts';
import {
  dayPartition,
  holdPartition,
  visitFrom,
  visitKey,
  visitSortKey,
  type SiteRef,
} from '../visits/visit-item.ts';

/** A visit of a day: who came, and nothing else. */
export interface VisitorRow {
  readonly visitId: VisitId;
  readonly visitor: Visitor;
  /** The identity it was checked in under, by a code or by hand. A site may keep less of the visitor than the code showed. */
  readonly presence?: Presence;
}

/** Who visited. A fault of the store is thrown. */
export interface VisitorsTable {
  /** The visits that begin on a day, page after page. It reads an index, which may be a moment old. */
  visitorsOf(site: SiteRef, day: LocalDay): AsyncIterable<readonly VisitorRow[]>;
  /** The visits that a hold has kept, or keeps, past their day. */
  heldAt(site: SiteRef): Promise<readonly VisitorRow[]>;
}

/**
 * Opens the Visits table. It reads the sealed part of each visit and its key alone, as nothing else helps to find a person:
 * pointers are gone two days after a visit (docs/decisions/003), and no index by person is kept (docs/decisions/238).
 */
export const visitorsTable = (table: Table, clock: Clock): VisitorsTable => ({
  visitorsOf: async function* (site, day) {
    const ofTheDay = {
      index: 'by-day',
      key: 'dayPk = :pk',
      filter: 'sk = :visit AND purgeAt > :now',
      projection: 'pk, sk, purgeAt, sealed, visitor, presenceSk, strongKey',
      values: { pk: dayPartition(site, day), visit: visitSortKey, now: clock() },
    };
    for await (const items of queryPages(table, ofTheDay)) yield items.map(rowOf);
  },
  heldAt: async (site) => {
    const holds = await queryAll(table, {
      key: 'pk = :pk AND begins_with(sk, :hold)',
      projection: 'pk, sk, visitIds',
      values: { pk: holdPartition(site), hold: 'H#' },
    });
    const ids = new Set(holds.flatMap(({ visitIds }) => (visitIds ?? []) as readonly VisitId[]));
    const items = await inLanes(readAtOnce, [...ids], (visitId) => getItem(table, visitKey(site, visitId)));
    return items.flatMap((item) => (item && visitFrom(item, clock()) ? rowOf(item) : []));
  },
});

/** Held visits that are read at the same time. */
const readAtOnce = 5;

const idAtEndOf = (pk: string): VisitId => pk.slice(pk.lastIndexOf('#') + 1) as VisitId;

const rowOf = ({ pk, visitor, presenceSk, strongKey }: Item): VisitorRow => ({
  visitId: idAtEndOf(String(pk)),
  visitor: visitor ?? {},
  ...(typeof presenceSk === 'string' && typeof strongKey === 'string'
    ? { presence: { nameKey: presenceSk.split('#')[0] as PersonKey, strongKey: strongKey as PersonKey } }
    : {}),
});
