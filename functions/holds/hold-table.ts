import type { EpochSeconds, HoldId, VisitId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import { isNew, type Condition } from '../table/expression.ts';
import { getItem, nextOf, queryPage } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Item, KeyedItem, Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { holdPartition, visitFrom, visitKey, type SiteRef } from '../visits/visit-item.ts';
import { otherHolds, withHold } from './held-visit.ts';
import { mostHoldsOfVisit, onVisitOf, type Hold } from './hold.ts';

/** A page of a site's register of holds; `next` is where the following page begins. */
export interface HoldPage {
  readonly holds: readonly Hold[];
  readonly next?: string;
}

/**
 * What became of a write: `gone` where no visit of a new hold exists any more, `full` where one of them has as many holds as
 * it may have, `changed` where another write was first.
 */
export type HoldWritten =
  { readonly result: 'written' | 'gone' | 'full' } | { readonly result: 'changed'; readonly standing?: Hold };

/** The register of holds, in the Visits table. A fault of the store is thrown. */
export interface HoldTable {
  get(site: SiteRef, holdId: HoldId): Promise<Hold | undefined>;
  /** Newest first. It reads an index, which may be a moment old. */
  list(site: SiteRef, page: { readonly limit: number; readonly after?: string }): Promise<HoldPage>;
  /**
   * Writes a hold and what it does to each of its visits, all or nothing. Version 1 is new. A new hold leaves out the visits
   * that do not exist any more; a later version passes over them.
   */
  write(hold: Hold): Promise<HoldWritten>;
}

/** Visits that are read at the same time. */
const readAtOnce = 10;
/** A scan that changes a visit meanwhile is followed by another try. */
const mostTries = 5;

const holdKey = (site: SiteRef, holdId: string) => ({ pk: holdPartition(site), sk: `H#${holdId}` });
const orderOf = ({ steps: [{ askedAt }], holdId }: Hold): string => `${toRfc3339(askedAt)}#${holdId}`;

/** Opens the Visits table. */
export function holdTable(table: Table, clock: Clock): HoldTable {
  const read = (item: Item | undefined) => storedRecord(item, clock()) as Hold | undefined;
  const readVisits = async (site: SiteRef, visitIds: readonly VisitId[]): Promise<readonly Item[]> => {
    const items = await inLanes(readAtOnce, visitIds, (visitId) => getItem(table, visitKey(site, visitId)));
    return items.flatMap((item) => (item && visitFrom(item, clock()) ? [item] : []));
  };
  /** The hold with the visits that it can reach, and their items as they are to be. */
  const planned = async (hold: Hold) => {
    const items = await readVisits(hold, hold.visitIds);
    const reached = { ...hold, visitIds: items.map(({ visitId }) => visitId as VisitId) };
    return {
      record: hold.version === 1 ? reached : hold,
      items,
      puts: items.map((item) => ({
        put: withHold(item, hold.holdId, onVisitOf(hold), clock()) as KeyedItem,
        if: asRead(item, clock()),
      })),
    };
  };
  return {
    get: async (site, holdId) => read(await getItem(table, holdKey(site, holdId))),
    list: async (site, { limit, after }) => {
      const dayPk = holdPartition(site);
      const start = (daySk: string) => ({ dayPk, daySk, ...holdKey(site, daySk.split('#')[1] ?? '') });
      const page = await queryPage(
        table,
        { index: 'by-day', key: 'dayPk = :pk', values: { pk: dayPk }, newestFirst: true },
        { limit, after: after === undefined ? undefined : start(after) },
        read,
      );
      return { holds: page.listed, ...nextOf(page, orderOf) };
    },
    write: async (hold) => {
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const { record, items, puts } = await planned(hold);
        if (hold.version === 1 && puts.length === 0) return { result: 'gone' };
        if (hold.version === 1 && items.some(isFull(hold, clock()))) return { result: 'full' };
        const key = holdKey(hold, hold.holdId);
        const put = { ...key, dayPk: key.pk, daySk: orderOf(hold), ...record };
        const made = await transact(table, [{ put, if: follows(hold.version) }, ...puts]);
        if (made.ok) return { result: 'written' };
        const standing = read(made.standing[0]);
        if (made.refused[0]) return { result: 'changed', ...(standing ? { standing } : {}) };
      }
      throw new StoreBusy('the visits of a hold keep changing');
    },
  };
}

const isFull =
  ({ holdId }: Hold, now: EpochSeconds) =>
  (item: Item): boolean =>
    Object.keys(otherHolds(item, holdId, now)).length >= mostHoldsOfVisit;

/** The visit is as it was read, and not past its time. */
const asRead = ({ version }: Item, now: number): Condition => ({
  condition: '#version = :version AND #purgeAt > :now',
  values: { version, now },
});

const follows = (version: number): Condition =>
  version === 1 ? isNew : { condition: '#version = :before', values: { before: version - 1 } };
