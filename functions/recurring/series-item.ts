import type { EpochSeconds, LocalDay, SeriesId } from '../kernel/brands.ts';
import type { Series } from './series.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { seriesPartition, type SiteRef } from '../visits/visit-item.ts';

/** Primary key of a rule of recurring visits. */
export const seriesKey = (site: SiteRef, seriesId: SeriesId) => ({
  pk: seriesPartition(site),
  sk: `R#${seriesId}`,
});

/**
 * Partition in the index `by-day` of the rules that are to be extended on a day, of all firms: the one that the daily run
 * reads, so it is the only key of the table that does not begin with a firm. It holds no visit.
 */
export const duePartition = (day: LocalDay): string => `SERIES#${day}`;

/** Sort key there. */
export const dueSortKey = ({ firmId, siteId, seriesId }: Series): string => `${firmId}#${siteId}#${seriesId}`;

/** Makes the item of a rule. */
export const seriesItem = (series: Series, dueOn: LocalDay) => ({
  ...seriesKey(series, series.seriesId),
  dayPk: duePartition(dueOn),
  daySk: dueSortKey(series),
  ...series,
});

/** Reads a rule from its item; `undefined` when it is past its time. */
export const seriesFrom = (
  item: Record<string, unknown> | undefined,
  now: EpochSeconds,
): Series | undefined => storedRecord(item, now) as Series | undefined;
