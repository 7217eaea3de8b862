import type { EpochSeconds, LocalDay, SeriesId } from '../kernel/brands.ts';
import type { Series } from './series.ts';
import { storedRecord } from '../visits/stored-record.ts';
import { unitIdOf } from '../kernel/unit-name.ts';
import { seriesPartition, unitPartition, type SiteRef } from '../visits/visit-item.ts';

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

/** Sort key of what leads from a unit to a rule. */
export const unitSeriesPlace = (seriesId: SeriesId | string): string => `R#${seriesId}`;

/** Makes the item that leads from the unit of a rule to it. It holds no data of the visitor. */
export const unitSeriesItem = (series: Series) => ({
  pk: unitPartition(series, unitIdOf(series.host.unit)),
  sk: unitSeriesPlace(series.seriesId),
  seriesId: series.seriesId,
  createdAt: series.createdAt,
  purgeAt: series.purgeAt,
});

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
