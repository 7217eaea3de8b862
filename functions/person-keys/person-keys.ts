import { createHmac, hkdfSync } from 'node:crypto';
import type { CodeDigest, FirmId, LocalDay, PersonKey, SiteId, VisitId } from '../kernel/brands.ts';
import { chineseParts, foldChinese } from './chinese-name.ts';
import { allEnglishParts, englishParts, englishSpellings } from './english-name.ts';
import { formerChinese, formerEnglish } from './former-names.ts';
import type { PersonParts } from './nearness.ts';
import type { Visitor } from './person.ts';

/** What one name, with the identity-card prefix where known, is matched on. */
export interface NameIdentity {
  /** Of the name alone: identifies weakly. */
  readonly nameKey: PersonKey;
  /** Of name and identity-card prefix: identifies strongly. */
  readonly strongKey?: PersonKey;
}

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
const keyBytes = 16;
/** How many parts a search uses. */
const mostSearched = 8;

/** Derives a firm's person keys (HKDF-SHA-256, RFC 5869) from the one secret. */
export function personKeysOf(secret: string, firmId: FirmId): PersonKeys {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `gatehouse/person-key/1/${firmId}`, 32));
  const hash = (...parts: string[]): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(parts))
      .digest()
      .subarray(0, keyBytes)
      .toString('base64url');
  const personKey = (...parts: string[]) => hash(...parts) as PersonKey;
  const identity = (kind: string, name: string, idPrefix: string | undefined): NameIdentity => ({
    nameKey: personKey('name', kind, name),
    ...(idPrefix === undefined ? {} : { strongKey: personKey('strong', kind, name, idPrefix.toUpperCase()) }),
  });
  const identities = ({ idPrefix }: Visitor, english: readonly string[], chinese: readonly string[]) => [
    ...english.map((name) => identity('en', name, idPrefix)),
    ...chinese.map((name) => identity('tc', name, idPrefix)),
  ];
  const partKeys = (kind: string, parts: readonly string[]) =>
    parts.map((part) => personKey('part', kind, part));
  const spellings = ({ englishName, chineseName }: Visitor) => ({
    english: englishName === undefined ? [] : englishSpellings(englishName),
    chinese: chineseName === undefined ? [] : [foldChinese(chineseName)],
  });
  const identitiesOf = (visitor: Visitor) => {
    const { english, chinese } = spellings(visitor);
    return identities(visitor, english, chinese);
  };
  return {
    identitiesOf,
    askedIdentitiesOf: (visitor) => {
      const { english, chinese } = spellings(visitor);
      const { englishName, chineseName } = visitor;
      const before = {
        english: englishName === undefined ? [] : [formerEnglish(englishName)],
        chinese: chineseName === undefined ? [] : [formerChinese(chineseName)],
      };
      return [
        ...identities(visitor, english, chinese),
        ...identities(
          visitor,
          before.english.filter((name) => !english.includes(name)),
          before.chinese.filter((name) => !chinese.includes(name)),
        ),
      ];
    },
    partsOf: (visitor) => {
      const { englishName = '', chineseName = '', idPrefix } = visitor;
      const english = partKeys('en', englishParts(englishName));
      const chinese = partKeys('tc', chineseParts(chineseName));
      return {
        partKeys: [...partKeys('en', allEnglishParts(englishName)), ...chinese],
        englishParts: english,
        chineseParts: chinese,
        nameKeys: identitiesOf(visitor).map(({ nameKey }) => nameKey),
        ...(idPrefix === undefined ? {} : { prefixKey: personKey('prefix', idPrefix.toUpperCase()) }),
      };
    },
    searchKeysOf: (text) => {
      const characters = text.replaceAll(/\P{Script=Han}/gu, '');
      const words = text.replaceAll(/\p{Script=Han}/gu, ' ');
      return [
        ...partKeys('en', englishParts(words, 1)),
        ...partKeys('tc', chineseParts(characters, 1)),
      ].slice(0, mostSearched);
    },
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
