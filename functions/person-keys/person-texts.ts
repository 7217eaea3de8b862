import type { ChineseNames } from './chinese-name.ts';
import { allEnglishParts, englishParts, englishSpellings } from './english-name.ts';
import { formerChinese, formerEnglish } from './former-names.ts';
import type { Visitor } from './person.ts';

/** The texts whose keyed hashes are the identity of one name. */
export interface IdentityTexts {
  readonly name: string;
  /** Of name and identity-card prefix, where that is known. */
  readonly strong?: string;
}

/** The texts whose keyed hashes are compared where the name is not the same. */
export interface PartTexts {
  /** Of each part of each name, in any of its spellings. */
  readonly parts: readonly string[];
  /** Of the usual spelling alone. */
  readonly english: readonly string[];
  readonly chinese: readonly string[];
  /** Of each whole name. */
  readonly names: readonly string[];
  readonly prefix?: string;
}

/**
 * What of a person is hashed, as texts. Making them needs no key, so that a server, which hashes at once, and a browser,
 * which hashes asynchronously, make the same.
 */
export interface PersonTexts {
  /** One for each name and each of its spellings, English first, at most four; empty where no name is known. */
  identitiesOf(visitor: Visitor): readonly IdentityTexts[];
  /** The same, and the name as it was normalised until November 2026, where that differs. */
  askedIdentitiesOf(visitor: Visitor): readonly IdentityTexts[];
  partsOf(visitor: Visitor): PartTexts;
  /** The parts of a search text: words or Chinese characters, at most eight. */
  searchPartsOf(text: string): readonly string[];
}

type Language = 'en' | 'tc';

/** How many parts a search uses. */
const mostSearched = 8;

/** The text that a keyed hash is made of: its kind first. Stored keys depend on each of its bytes. */
export const hashedText = (...parts: readonly string[]): string => JSON.stringify(parts);

/** Makes the texts, with the table of Chinese variants where it has been read. */
export function personTexts({ foldChinese, chineseParts }: ChineseNames): PersonTexts {
  const namesOf = ({ englishName, chineseName }: Visitor) => ({
    english: englishName === undefined ? [] : englishSpellings(englishName),
    chinese: chineseName === undefined ? [] : [foldChinese(chineseName)],
  });
  const identitiesOf = (visitor: Visitor): readonly IdentityTexts[] => {
    const { english, chinese } = namesOf(visitor);
    return identities(visitor, english, chinese);
  };
  return {
    identitiesOf,
    askedIdentitiesOf: (visitor) => {
      const { english, chinese } = namesOf(visitor);
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
      const chinese = partTexts('tc', chineseParts(chineseName));
      return {
        parts: [...partTexts('en', allEnglishParts(englishName)), ...chinese],
        english: partTexts('en', englishParts(englishName)),
        chinese,
        names: identitiesOf(visitor).map(({ name }) => name),
        ...(idPrefix === undefined ? {} : { prefix: hashedText('prefix', idPrefix.toUpperCase()) }),
      };
    },
    searchPartsOf: (text) => {
      const characters = text.replaceAll(/\P{Script=Han}/gu, '');
      const words = text.replaceAll(/\p{Script=Han}/gu, ' ');
      return [
        ...partTexts('en', englishParts(words, 1)),
        ...partTexts('tc', chineseParts(characters, 1)),
      ].slice(0, mostSearched);
    },
  };
}

const partTexts = (language: Language, parts: readonly string[]): readonly string[] =>
  parts.map((part) => hashedText('part', language, part));

const identities = (
  { idPrefix }: Visitor,
  english: readonly string[],
  chinese: readonly string[],
): readonly IdentityTexts[] => [
  ...english.map((name) => identityOf('en', name, idPrefix)),
  ...chinese.map((name) => identityOf('tc', name, idPrefix)),
];

const identityOf = (language: Language, name: string, idPrefix: string | undefined): IdentityTexts => ({
  name: hashedText('name', language, name),
  ...(idPrefix === undefined ? {} : { strong: hashedText('strong', language, name, idPrefix.toUpperCase()) }),
});
