import type { BarredId, EpochSeconds, LocalDay, PersonKey } from '../kernel/brands.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { PersonParts } from '../person-keys/nearness.ts';
import { hashedText } from '../person-keys/person-texts.ts';

export { packHashBytes } from '../person-keys/offline-purposes.ts';

/** Of an entry's content key, and of the wrap that hides it. */
export const contentKeyBytes = 16;
/** Stands before the ciphertext of a sealed entry (AES-GCM, SP 800-38D §8.2). */
export const nonceBytes = 12;
/** How many parts a pack is sent in; an entry's id says which one it is in. */
export const bucketCount = 64;
/** What stands for a bucket that a device does not have. */
export const unknownBucket = '----';
/** Characters of a bucket's tag. */
export const tagLength = 4;

/** The parameter `known` of the route: the tags that a device has, by bucket. */
export const knownText = (tags: ReadonlyMap<number, string>): string =>
  Array.from({ length: bucketCount }, (_, bucket) => tags.get(bucket) ?? unknownBucket).join('');

/** Reads the parameter `known`; without it a device has no bucket. */
export const knownTags = (known: string | undefined): readonly string[] =>
  Array.from(
    { length: bucketCount },
    (_, bucket) => known?.slice(bucket * tagLength, (bucket + 1) * tagLength) ?? unknownBucket,
  );

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

/**
 * The states of a visit that a gate without a network has to tell apart: `denied` is a visitor whom the host refused. A
 * visit in another state is not in the pack.
 */
export type PackState = 'expected' | 'pending_approval' | 'checked_in' | 'checked_out' | 'denied';

/** One visit on one day on which it can be used. */
export interface PackEntry {
  /** 22 characters of base64url, which tell nothing of the visit. */
  readonly id: string;
  readonly day: LocalDay;
  /** The window that was booked, without the site's tolerance. */
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
  readonly state: PackState;
  /** The visitor may come in again after going out. */
  readonly allowsReEntry?: true;
  /** A bar, or one that is near, covers the visitor. */
  readonly asksSupervisor?: true;
  /** Stands beside it where a bar keeps the visitor out. */
  readonly denied?: true;
  readonly names: readonly PackName[];
  readonly parts: PackParts;
  /** Nonce and ciphertext of AES-128-GCM in base64url; the entry's id is its additional data. */
  readonly sealed: string;
}

/** A bar, hashed under the firm's key for bars. */
export interface PackBar {
  readonly barredId: BarredId;
  readonly identities: readonly NameIdentity[];
  readonly parts?: PackParts;
}

/** The entries whose ids begin with the same character. */
export interface PackBucket {
  readonly bucket: number;
  /** Four characters of base64url, which change when and only when an entry does; {@link unknownBucket} where none is left. */
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
