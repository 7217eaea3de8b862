import type { EpochSeconds, FirmId, LocalDay, PersonKey, SiteId } from '../kernel/brands.ts';
import type { PersonParts } from '../person-keys/nearness.ts';
import { hashedText } from '../person-keys/person-texts.ts';

/** Hashes in a pack are shorter than stored ones: 64 bits tell apart the few thousand people of one site's two days. */
export const packHashBytes = 8;
/** Of an entry's content key, and of the wrap that hides it. */
export const contentKeyBytes = 16;
/** Stands before the ciphertext of a sealed entry (AES-GCM, SP 800-38D §8.2). */
export const nonceBytes = 12;
/** How many parts a pack is sent in; an entry's id says which one it is in. */
export const bucketCount = 64;
/** What stands for a bucket that a device does not have. */
export const unknownBucket = '----';

/** What the key of a site's day is derived for. */
export const dayKeyPurpose = (firmId: FirmId, siteId: SiteId, day: LocalDay): string =>
  `gatehouse/offline-pack/1/${firmId}/${siteId}/${day}`;

/** What the key of a firm's bars is derived for. */
export const barsKeyPurpose = (firmId: FirmId): string => `gatehouse/offline-bars/1/${firmId}`;

/**
 * The text whose hash under the day's key, cut to {@link contentKeyBytes}, hides an entry's content key: who knows the
 * name can open the entry.
 *
 * @param nonce - the nonce of the sealed content, in base64url
 * @param nameText - the text that the name key is the hash of: `IdentityTexts.name`
 */
export const sealText = (nonce: string, nameText: string): string => hashedText('seal', nonce, nameText);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The number of an entry's bucket: the value of its id's first character. */
export const bucketOf = (entryId: string): number => alphabet.indexOf(entryId.charAt(0));

/** One name of an expected visitor, in one spelling. */
export interface PackName {
  readonly key: PersonKey;
  /** Of name and identity-card prefix, where that is known. */
  readonly strong?: PersonKey;
  /** The content key, exclusive-or the hash of {@link sealText}; base64url. */
  readonly wrap: string;
}

/** What is compared where the name is not the same. */
export interface PackParts {
  readonly all: readonly PersonKey[];
  readonly en: readonly PersonKey[];
  readonly tc: readonly PersonKey[];
  readonly prefix?: PersonKey;
}

/** The states of a visit that a gate without a network has to tell apart. */
export type PackState = 'expected' | 'pending_approval' | 'checked_in' | 'checked_out';

/** One visit on one day on which it can be used. */
export interface PackEntry {
  /** 22 characters of base64url, which tell nothing of the visit. */
  readonly id: string;
  readonly day: LocalDay;
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
  readonly state: PackState;
  readonly allowsReEntry?: true;
  /** A bar, or one that is near, covers the visitor. */
  readonly asksSupervisor?: true;
  /** A bar keeps the visitor out. */
  readonly denied?: true;
  readonly names: readonly PackName[];
  readonly parts: PackParts;
  /** Nonce and ciphertext of AES-128-GCM in base64url; the entry's id is its additional data. */
  readonly sealed: string;
}

/** A bar, hashed under the firm's key for bars. */
export interface PackBar {
  readonly barredId: string;
  readonly identities: readonly { readonly nameKey: PersonKey; readonly strongKey?: PersonKey }[];
  readonly parts?: PackParts;
}

/** The entries whose ids begin with the same character. */
export interface PackBucket {
  readonly bucket: number;
  /** Four characters of base64url, which change when and only when an entry does. */
  readonly tag: string;
  readonly entries: readonly PackEntry[];
}

/** Writes what is compared of a person as a pack holds it. The hashes of whole names stand elsewhere in the pack. */
export const packParts = ({ partKeys, englishParts, chineseParts, prefixKey }: PersonParts): PackParts => ({
  all: partKeys,
  en: englishParts,
  tc: chineseParts,
  ...(prefixKey === undefined ? {} : { prefix: prefixKey }),
});

/** Reads it back, with the hashes of whole names. */
export const personParts = (
  { all, en, tc, prefix }: PackParts,
  nameKeys: readonly PersonKey[],
): PersonParts => ({
  partKeys: all,
  englishParts: en,
  chineseParts: tc,
  nameKeys,
  ...(prefix === undefined ? {} : { prefixKey: prefix }),
});
