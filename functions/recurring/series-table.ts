import type { LocalDay, SeriesId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { putBatch } from '../table/batch.ts';
import { getItem, nextOf, queryItems, queryPage } from '../table/read.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Item, Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import { putNew, updateItem } from '../table/write.ts';
import type { Booking } from '../visits/booking.ts';
import { hintItems } from '../visits/hint-items.ts';
import { pointerItem, visitItem, type SiteRef } from '../visits/visit-item.ts';
import {
  duePartition,
  dueSortKey,
  seriesFrom,
  seriesItem,
  seriesKey,
  unitSeriesItem,
} from './series-item.ts';
import type { Series } from './series.ts';

/** A page of a site's series; `next` is where the following page begins. */
export interface SeriesPage {
  readonly series: readonly Series[];
  readonly next?: string;
}

/** Rules of recurring visits, in the Visits table. A fault of the store is thrown. */
export interface SeriesTable {
  /** Writes a new rule, due at once, or answers the rule that has this id already. */
  create(series: Series, dueOn: LocalDay): Promise<Series>;
  get(site: SiteRef, seriesId: SeriesId): Promise<Series | undefined>;
  list(site: SiteRef, page: { readonly limit: number; readonly after?: string }): Promise<SeriesPage>;
  /**
   * Writes visits and how far the rule has come with them, all or nothing. False where the rule is cancelled or another run
   * has extended it.
   */
  extend(
    series: Series,
    to: { readonly madeUntil: LocalDay; readonly dueOn: LocalDay | undefined },
    bookings: readonly Booking[],
  ): Promise<boolean>;
  /** Ends the rule. It makes no more visits. */
  cancel(site: SiteRef, seriesId: SeriesId): Promise<Series | undefined>;
  /** The rules that are due on a day, of all firms, a page at a time. */
  due(day: LocalDay): AsyncIterable<Series>;
}

/** Opens the Visits table. */
export function seriesTable(table: Table, clock: Clock): SeriesTable {
  const read = (item: Item | undefined) => seriesFrom(item, clock());
  return {
    create: async (series, dueOn) => {
      // First, so that a crash loses none. Where there is no rule, it leads nowhere.
      await putBatch(table, [unitSeriesItem(series)]);
      const written = await putNew(table, seriesItem(series, dueOn));
      if (written.ok) return series;
      const standing = read(written.item);
      if (!standing) throw new StoreBusy('a series that is past its time is still in the way');
      return standing;
    },
    get: async (site, seriesId) => read(await getItem(table, seriesKey(site, seriesId))),
    list: async (site, { limit, after }) => {
      const { pk } = seriesKey(site, '' as SeriesId);
      const from = after === undefined ? undefined : { pk, sk: after };
      const page = await queryPage(table, { key: 'pk = :pk', values: { pk } }, { limit, after: from }, read);
      return { series: page.listed, ...nextOf(page, ({ seriesId }) => seriesKey(site, seriesId).sk) };
    },
    extend: async (series, to, bookings) => {
      const visits = bookings.flatMap(({ visit, pointers }) => [
        { put: visitItem(visit) },
        ...pointers.map((pointer) => ({ put: pointerItem(visit, pointer) })),
      ]);
      await putBatch(table, bookings.flatMap(hintItems));
      const progress = { update: seriesKey(series, series.seriesId), by: extension(series, to) };
      return (await transact(table, [progress, ...visits])).ok;
    },
    cancel: async (site, seriesId) => {
      const written = await updateItem(table, seriesKey(site, seriesId), {
        update: 'SET #state = :cancelled REMOVE dayPk, daySk',
        condition: 'attribute_exists(pk)',
        values: { cancelled: 'cancelled' },
      });
      return written.ok ? read(written.item) : undefined;
    },
    due: async function* (day) {
      const rules = queryItems(table, {
        index: 'by-day',
        key: 'dayPk = :pk',
        values: { pk: duePartition(day) },
      });
      for await (const item of rules) {
        const series = read(item);
        if (series) yield series;
      }
    },
  };
}

/** Moves a rule on, and its place in the index of days, unless it was cancelled or moved on meanwhile. */
const extension = (series: Series, { madeUntil, dueOn }: Parameters<SeriesTable['extend']>[1]) => ({
  update:
    dueOn === undefined
      ? 'SET madeUntil = :to REMOVE dayPk, daySk'
      : 'SET madeUntil = :to, dayPk = :duePk, daySk = :dueSk',
  condition: '#state = :active AND madeUntil = :from',
  values: {
    to: madeUntil,
    from: series.madeUntil,
    active: 'active',
    ...(dueOn === undefined ? {} : { duePk: duePartition(dueOn), dueSk: dueSortKey(series) }),
  },
});
