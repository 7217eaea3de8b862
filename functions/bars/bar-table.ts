import type { BarredId, EpochSeconds, MemberId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { getItem, nextOf, queryPage } from '../table/read.ts';
import type { Item, Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import { deleteItem, putIf, updateItem } from '../table/write.ts';
import { nameKeyPartition, nearPartition } from '../visits/visit-item.ts';
import type { Bar, BarScope, OfflineBar } from './bar.ts';

/** A page of bars; `next` is where the following page begins. */
export interface BarPage {
  readonly bars: readonly Bar[];
  readonly next?: BarredId;
}

export interface BarReview {
  readonly reviewBy: EpochSeconds;
  readonly reviewedAt: EpochSeconds;
  readonly reviewedBy: MemberId;
}

/**
 * Bars in the Visits table: the record that the office sees, and for each site and name the line that a scan's one Query
 * finds. Lines are written only while their record exists, so that no line is left without a record. Faults are thrown.
 */
export interface BarTable {
  /** Writes the record, or answers the record that exists already. */
  create(bar: Bar): Promise<{ readonly created: boolean; readonly bar: Bar }>;
  get(scope: BarScope, barredId: BarredId): Promise<Bar | undefined>;
  /** In the order of their ids. With `dueBefore` only the bars that end before that instant. */
  list(
    scope: BarScope,
    page: { readonly limit: number; readonly after?: string; readonly dueBefore?: EpochSeconds },
  ): Promise<BarPage>;
  /** Writes the review to the record. `undefined` where the record no longer exists. */
  review(scope: BarScope, barredId: BarredId, review: BarReview): Promise<Bar | undefined>;
  /** Adds what devices need to the record of a bar that was made without. `undefined` where it no longer exists. */
  addOffline(scope: BarScope, barredId: BarredId, offline: OfflineBar): Promise<Bar | undefined>;
  /** Writes the lines that scans at these sites find. Safe to repeat. */
  spread(bar: Bar, siteIds: readonly SiteId[]): Promise<void>;
  /** Ends the bar: blocks new lines, deletes the lines, then deletes the record. Safe to repeat. */
  lift(bar: Bar, siteIds: readonly SiteId[]): Promise<void>;
}

/** A transaction takes 100 actions (quota of DynamoDB). One of them checks the record. */
const mostLines = 90;

const recordKey = ({ firmId, siteId }: BarScope, barredId: string) => ({
  pk: siteId === undefined ? `F#${firmId}#BARRED` : `F#${firmId}#S#${siteId}#BARRED`,
  sk: `BARRED#${barredId}`,
});
/** The lines of a bar at these sites: one under each name, and one under the prefix for names that are near. */
const linesOf = ({ firmId, barredId, identities, parts }: Bar, siteIds: readonly SiteId[]) =>
  siteIds.flatMap((siteId) => {
    const site = { firmId, siteId };
    const sk = `BARRED#${barredId}`;
    return [
      ...identities.map((identity) => ({
        key: { pk: nameKeyPartition(site, identity.nameKey), sk },
        holds: identity,
      })),
      ...(parts?.prefixKey ? [{ key: { pk: nearPartition(site, parts.prefixKey), sk }, holds: parts }] : []),
    ];
  });

const stands = 'attribute_exists(pk) AND attribute_not_exists(liftedAt) AND purgeAt > :now';

/** Opens the Visits table for bars. */
export function barTable(table: Table, clock: Clock): BarTable {
  const ifItStands = () => ({ condition: stands, values: { now: clock() } });
  const update = async (scope: BarScope, barredId: BarredId, set: Item): Promise<Bar | undefined> => {
    const written = await updateItem(table, recordKey(scope, barredId), {
      update: `SET ${Object.keys(set)
        .map((name) => `#${name} = :${name}`)
        .join(', ')}`,
      condition: stands,
      values: { ...set, now: clock() },
    });
    return written.ok ? barOf(written.item) : undefined;
  };
  return {
    get: async (scope, barredId) => barFrom(await getItem(table, recordKey(scope, barredId)), clock()),
    create: async (bar) => {
      const record = { ...recordKey(bar, bar.barredId), ...bar, purgeAt: bar.reviewBy };
      const written = await putIf(table, record, {
        condition: 'attribute_not_exists(pk) OR purgeAt <= :now OR attribute_exists(liftedAt)',
        values: { now: clock() },
      });
      if (written.ok) return { created: true, bar };
      return { created: false, bar: barOf(written.item ?? record) };
    },
    list: async (scope, { limit, after, dueBefore = Infinity }) => {
      const records = { key: 'pk = :pk', values: { pk: recordKey(scope, '').pk }, consistent: true };
      const from = after === undefined ? undefined : recordKey(scope, after);
      const page = await queryPage(table, records, { limit, after: from }, (item) => {
        const bar = barFrom(item, clock());
        return bar && bar.reviewBy <= dueBefore ? bar : undefined;
      });
      return { bars: page.listed, ...nextOf(page, ({ barredId }) => barredId) };
    },
    review: (scope, barredId, review) => update(scope, barredId, { ...review, purgeAt: review.reviewBy }),
    addOffline: (scope, barredId, offline) => update(scope, barredId, { offline }),
    spread: async (bar, siteIds) => {
      const puts = linesOf(bar, siteIds).map(({ key, holds }) => ({
        put: { ...key, ...holds, purgeAt: bar.reviewBy },
      }));
      const check = { check: recordKey(bar, bar.barredId), if: ifItStands() };
      for (let from = 0; from < puts.length; from += mostLines)
        if (!(await transact(table, [check, ...puts.slice(from, from + mostLines)])).ok) return;
    },
    lift: async (bar, siteIds) => {
      await update(bar, bar.barredId, { liftedAt: clock() });
      for (const { key } of linesOf(bar, siteIds)) await deleteItem(table, key);
      // A member may have barred the person again meanwhile. Then the new record stays.
      await deleteItem(table, recordKey(bar, bar.barredId), {
        condition: 'attribute_not_exists(pk) OR attribute_exists(liftedAt)',
      });
    },
  };
}

/** Attributes that belong to the table, not to the bar. */
const ofTheTable = new Set(['pk', 'sk', 'purgeAt', 'liftedAt']);
const barOf = (item: Record<string, unknown>): Bar =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !ofTheTable.has(name))) as unknown as Bar;
const barFrom = (item: Record<string, unknown> | undefined, now: EpochSeconds): Bar | undefined =>
  item && Number(item['purgeAt']) > now ? barOf(item) : undefined;
