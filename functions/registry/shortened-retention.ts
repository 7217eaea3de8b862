import type { EpochSeconds, FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import type { Site } from './firm.ts';

/** A site whose visits are now kept for a shorter time than before: what exists has to follow. */
export interface ShortenedRetention {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly loweredAt: EpochSeconds;
  /** The first pass is over; the second one begins after this time. */
  readonly waitsUntil?: EpochSeconds;
  /** When the pass over the site's days began that has not ended. */
  readonly begunAt?: EpochSeconds;
  /** The last day that this pass is done with. */
  readonly doneThrough?: LocalDay;
}

/** Partition of the sites whose retention was shortened, of all firms: for scheduled work alone. */
export const shortenedPartition = 'SHORTENED';

/** `SHORTENED` / `F#firm#S#site`. */
export const shortenedKey = ({ firmId, siteId }: Pick<Site, 'firmId' | 'siteId'>) => ({
  pk: shortenedPartition,
  sk: `F#${firmId}#S#${siteId}`,
});

/** Makes the item that asks for the days of a site to be gone over, from the first one. */
export const shortenedItem = (
  { firmId, siteId }: Pick<Site, 'firmId' | 'siteId'>,
  loweredAt: EpochSeconds,
) => ({ ...shortenedKey({ firmId, siteId }), firmId, siteId, loweredAt });
