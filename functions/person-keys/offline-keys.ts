import type { FirmId, LocalDay, SiteId } from '../kernel/brands.ts';
import { derivedKey } from './keyed-hash.ts';
import { barsKeyPurpose, dayKeyPurpose, packHashBytes } from './offline-purposes.ts';
import { personKeysFrom, type PersonKeys } from './person-keys.ts';

/** A key that devices get, and the hashes of people under it. No stored hash can be made or compared with it. */
export interface OfflineKeys extends Pick<PersonKeys, 'identitiesOf' | 'partsOf'> {
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** The keys of one firm that devices get. */
export interface OfflineKeyring {
  /** Of a day at a site: the names of its visits. */
  ofDay(siteId: SiteId, day: LocalDay): OfflineKeys;
  /** Of the firm's bars, whose names are not kept and cannot be hashed again for each day. */
  ofBars(): OfflineKeys;
}

/** Derives a firm's keys for devices from the one secret. */
export function offlineKeyringOf(secret: string, firmId: FirmId): OfflineKeyring {
  const keysFor = (purpose: string): OfflineKeys => {
    const key = derivedKey(secret, purpose);
    return { key, ...personKeysFrom(key, packHashBytes) };
  };
  return {
    ofDay: (siteId, day) => keysFor(dayKeyPurpose(firmId, siteId, day)),
    ofBars: () => keysFor(barsKeyPurpose(firmId)),
  };
}
