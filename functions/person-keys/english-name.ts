import { capitals, withoutMarks } from './letters.ts';
import { isSyllable, syllablesOf } from './syllables.ts';
import { apartFromTitles, isTitle } from './titles.ts';

/** Spellings of one name that are kept at most: each is a key that is written and asked for. */
export const mostSpellings = 3;

/**
 * The spellings of a name, each a sorted set of capital words without accents, titles and punctuation: "Chan, Tai-man",
 * "Mr CHAN Taiman" and "Tai Man Chan" have one and the same. The first is the usual one; there are others where the
 * name has a letter that passports write in two ways, a word that can be read as syllables in two ways, or a word
 * twice.
 *
 * @param fewestWords - titles are ignored if at least this many words remain: "Dr Chan" without its title is not a full
 *   name
 */
export function englishSpellings(name: string, fewestWords = 2): readonly string[] {
  const texts = withoutMarks(apartFromTitles(capitals(name)));
  const each = texts.map((text) => readingsOf(text, fewestWords));
  const inTurn = Array.from({ length: mostSpellings }, (_, at) =>
    each.map((readings) => readings[at]),
  ).flat();
  return [...new Set(inTurn.filter((reading) => reading !== undefined))].slice(0, mostSpellings);
}

/**
 * The words that a search or a comparison of parts goes by: those of the usual spelling. `UE`, `OE`, `AE` and `AA` count
 * as one letter, but not in a syllable: YUEN and YUN are two names.
 */
export const englishParts = (name: string, fewestWords = 2): readonly string[] =>
  partsIn(englishSpellings(name, fewestWords).slice(0, 1));

/** The words of all spellings: what a name is found by. */
export const allEnglishParts = (name: string): readonly string[] => partsIn(englishSpellings(name));

const partsIn = (spellings: readonly string[]): readonly string[] => [
  ...new Set(spellings.flatMap((spelling) => spelling.split(' ').filter(Boolean).map(partOf))),
];

const partOf = (word: string): string =>
  word.length > 3 && !isSyllable(word) ? word.replaceAll(/(?<=[AOU])E|(?<=A)A/g, '') : word;

function readingsOf(text: string, fewestWords: number): readonly string[] {
  const words = text.split(/[^\p{L}\p{M}\p{N}.]+/u);
  const named = inSyllables(words.filter((word) => !isTitle(word)));
  const readings = (named[0]?.length ?? 0) >= fewestWords ? named : inSyllables(words);
  return [...new Set(readings.flatMap(withRepeats))];
}

/** The words with each that is joined syllables taken apart, in each way that this can be done. */
const inSyllables = (words: readonly string[]): readonly (readonly string[])[] =>
  words
    .map((word) => word.replaceAll('.', ''))
    .filter(Boolean)
    .sort()
    .reduce<readonly (readonly string[])[]>(
      (all, word) =>
        all
          .flatMap((before) => syllablesOf(word, mostSpellings).map((syllables) => [...before, ...syllables]))
          .slice(0, mostSpellings),
      [[]],
    );

/** "Ki Ki" counts once, as it always did, and is also the "Kiki" that is written as one word. */
function withRepeats(words: readonly string[]): readonly string[] {
  const once = [...new Set(words)].sort();
  const repeated = new Set(words.filter((word, at) => words.indexOf(word) !== at));
  const doubled = once.map((word) => (repeated.has(word) ? word + word : word)).sort();
  return [once.join(' '), doubled.join(' ')];
}
