import type { CodeDigest, FirmId, LocalDay, PersonKey, SiteId, VisitId } from '../kernel/brands.ts';
import { chineseNames } from './chinese-name.ts';
import { variantPairs } from './chinese-variants.ts';
import { identityFrom, partsFrom } from './hashed-texts.ts';
import { derivedKey, keyedHash } from './keyed-hash.ts';
import type { NameIdentity } from './name-identity.ts';
import type { PersonParts } from './nearness.ts';
import { hashedText, personTexts } from './person-texts.ts';
import type { Visitor } from './person.ts';

/** A code, and the person whom it identifies strongly, on the day on which it was issued. */
export interface CodeOfDay {
  readonly codeDigest: CodeDigest;
  readonly strongKey?: PersonKey | undefined;
  readonly day: LocalDay;
}

/** Keyed hashes of one firm. Without the secret, a key reveals no person, and keys of two firms cannot be compared. */
export interface PersonKeys {
  /**
   * The identities to write: one for each name and each of its spellings, English first, at most four; empty where no name
   * is known.
   */
  identitiesOf(visitor: Visitor): readonly NameIdentity[];
  /** The identities to look up: the same, and the name as it was normalised until November 2026, where that differs. */
  askedIdentitiesOf(visitor: Visitor): readonly NameIdentity[];
  /** What is compared where the name is not the same. */
  partsOf(visitor: Visitor): PersonParts;
  /** The parts of a search text: words or Chinese characters, at most eight. */
  searchKeysOf(text: string): readonly PersonKey[];
  /**
   * The ids of the walk-ins that a person can make at a site on a day, one after another: whichever of their codes is
   * shown, the next walk-in is the same item. For a code without a prefix: the walk-ins that this code can make.
   */
  walkInIds(siteId: SiteId, code: CodeOfDay): readonly VisitId[];
  /** The id of the visit that a request makes at a site: the same seed always gives the same id. */
  visitIdFrom(siteId: SiteId, seed: string): VisitId;
  /** The stored hash of an invitation PIN. */
  pinHash(visitId: VisitId, pin: string): string;
}

/** How often a person can be a walk-in on one day, counting all of their codes. */
const mostWalkInsADay = 8;
/** How often a code can make a walk-in again after an undo. */
const mostAgain = 2;

const times = <Made>(most: number, make: (n: string) => Made): Made[] =>
  Array.from({ length: most }, (_, index) => make(String(index + 1)));

/** 128 bits of an HMAC-SHA-256 (RFC 2104 §5 allows truncation to half), so that items stay within 1 kB. */
const storedKeyBytes = 16;

/** The texts of a person, with all variants of Chinese characters. */
export const textsOfPersons = personTexts(chineseNames(variantPairs));

/** Derives a firm's person keys from the one secret. */
export const personKeysOf = (secret: string, firmId: FirmId): PersonKeys =>
  personKeysFrom(derivedKey(secret, `gatehouse/person-key/1/${firmId}`));

/**
 * Person keys under any key: those that a scanner carries are made under keys of their own, and shorter.
 *
 * @param key - 32 bytes, see {@link derivedKey}
 * @param hashBytes - how many bytes of each hash are kept
 */
export function personKeysFrom(key: Uint8Array, hashBytes = storedKeyBytes): PersonKeys {
  const hashed = keyedHash(key, hashBytes);
  const hash = (...parts: string[]): string => hashed(hashedText(...parts));
  const keyOf = (text: string) => hashed(text) as PersonKey;
  return {
    identitiesOf: (visitor) =>
      textsOfPersons.identitiesOf(visitor).map((texts) => identityFrom(texts, keyOf)),
    askedIdentitiesOf: (visitor) =>
      textsOfPersons.askedIdentitiesOf(visitor).map((texts) => identityFrom(texts, keyOf)),
    partsOf: (visitor) => partsFrom(textsOfPersons.partsOf(visitor), keyOf),
    searchKeysOf: (text) => textsOfPersons.searchPartsOf(text).map(keyOf),
    walkInIds: (siteId, { codeDigest, strongKey, day }) => [
      ...(strongKey === undefined
        ? []
        : times(mostWalkInsADay, (n) => hash('walk-in', siteId, 'person', strongKey, day, n) as VisitId)),
      hash('walk-in', siteId, codeDigest) as VisitId,
      ...times(mostAgain, (n) => hash('walk-in', siteId, codeDigest, n) as VisitId),
    ],
    visitIdFrom: (siteId, seed) => hash('visit', siteId, seed) as VisitId,
    pinHash: (visitId, pin) => hash('pin', visitId, pin),
  };
}
