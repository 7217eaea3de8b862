import type { FirmId, LocalDay, SiteId } from '../kernel/brands.ts';

/** Hashes in a pack are shorter than stored ones: 64 bits tell apart the few thousand people of one site's two days. */
export const packHashBytes = 8;

/** What the key of a site's day is derived for. */
export const dayKeyPurpose = (firmId: FirmId, siteId: SiteId, day: LocalDay): string =>
  `gatehouse/offline-pack/1/${firmId}/${siteId}/${day}`;

/** What the key of a firm's bars is derived for. */
export const barsKeyPurpose = (firmId: FirmId): string => `gatehouse/offline-bars/1/${firmId}`;
