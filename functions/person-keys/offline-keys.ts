import type { FirmId, LocalDay, PersonKey, SiteId } from '../kernel/brands.ts';
import { identityFrom, partsFrom } from './hashed-texts.ts';
import { derivedKey, keyedHash } from './keyed-hash.ts';
import type { NameIdentity } from './name-identity.ts';
import { barsKeyPurpose, dayKeyPurpose, packHashBytes } from './offline-purposes.ts';
import { textsOfPersons, type PersonKeys } from './person-keys.ts';
import type { Visitor } from './person.ts';

/** A name as devices match it, and the text that its key is the hash of. */
export interface OfflineName extends NameIdentity {
  readonly text: string;
}

/** A key that devices get, and the hashes of people under it. No stored hash can be made or compared with it. */
export interface OfflineKeys extends Pick<PersonKeys, 'identitiesOf' | 'partsOf'> {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** The same as {@link identitiesOf}, with the text of each name. */
  namesOf(visitor: Visitor): readonly OfflineName[];
  /** The first 16 bytes of the hash of a text, which hide a key of as many bytes. */
  padOf(text: string): Uint8Array;
}

/** The keys of one firm that devices get. */
export interface OfflineKeyring {
  /** Of a day at a site: the names of its visits. */
  ofDay(siteId: SiteId, day: LocalDay): OfflineKeys;
  /** Of the firm's bars, whose names are not kept and cannot be hashed again for each day. */
  ofBars(): OfflineKeys;
}

const padBytes = 16;

/** Derives a firm's keys for devices from the one secret. */
export function offlineKeyringOf(secret: string, firmId: FirmId): OfflineKeyring {
  const keysFor = (purpose: string) => offlineKeysFrom(derivedKey(secret, purpose));
  return {
    ofDay: (siteId, day) => keysFor(dayKeyPurpose(firmId, siteId, day)),
    ofBars: () => keysFor(barsKeyPurpose(firmId)),
  };
}

function offlineKeysFrom(key: Uint8Array): OfflineKeys {
  const hash = keyedHash(key, packHashBytes);
  const pad = keyedHash(key, padBytes);
  const keyOf = (text: string) => hash(text) as PersonKey;
  const namesOf = (visitor: Visitor) =>
    textsOfPersons
      .identitiesOf(visitor)
      .map((texts) => ({ text: texts.name, ...identityFrom(texts, keyOf) }));
  return {
    key,
    namesOf,
    identitiesOf: (visitor) =>
      textsOfPersons.identitiesOf(visitor).map((texts) => identityFrom(texts, keyOf)),
    partsOf: (visitor) => partsFrom(textsOfPersons.partsOf(visitor), keyOf),
    padOf: (text) => Buffer.from(pad(text), 'base64url'),
  };
}
