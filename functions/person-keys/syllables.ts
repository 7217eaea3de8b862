import { givenNames } from './given-names.ts';
import { cantonese, pinyin } from './syllable-tables.ts';

const read = (table: string): ReadonlySet<string> =>
  new Set(
    table
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [initial = '', finals = ''] = line.split(':');
        return finals
          .trim()
          .split(' ')
          .map((final) => initial + final);
      }),
  );

const tables = [read(cantonese), read(pinyin)];
const lengths = [2, 3, 4, 5, 6];
/** Two syllables of a family name and two of a given name, in one word, are the most that occurs. */
const mostSyllables = 4;

/** True for a word that is a syllable of either romanisation. */
export const isSyllable = (word: string): boolean => tables.some((table) => table.has(word));

/**
 * The ways in which a word can be read as a row of as few syllables of one romanisation as possible: `TAIMAN` is `TAI MAN`,
 * `HONGAN` is `HO NGAN` or `HONG AN`. A word that is one syllable or the same one twice (`KIKI`), a given name of another
 * language, or not made of syllables, is left whole.
 *
 * @param word - capitals `A`–`Z`
 * @param most - how many ways at most
 */
export function syllablesOf(word: string, most: number): readonly (readonly string[])[] {
  if (isSyllable(word) || isTwice(word) || givenNames.has(word)) return [[word]];
  const ways = tables.flatMap((table) => waysIn(table, word, mostSyllables));
  const fewest = Math.min(...ways.map((way) => way.length));
  const read = new Map(
    ways.filter((way) => way.length === fewest).map((way) => [way.join(' '), way] as const),
  );
  return read.size === 0 ? [[word]] : [...read.values()].slice(0, most);
}

const isTwice = (word: string): boolean => {
  const half = word.slice(0, word.length / 2);
  return half + half === word && isSyllable(half);
};

/** All ways to divide a word into at most so many syllables, the shortest first syllable first. */
function waysIn(table: ReadonlySet<string>, word: string, atMost: number): readonly (readonly string[])[] {
  if (word === '') return [[]];
  if (atMost === 0) return [];
  const openings = new Set(lengths.map((length) => word.slice(0, length)));
  return [...openings]
    .filter((syllable) => table.has(syllable))
    .flatMap((syllable) =>
      waysIn(table, word.slice(syllable.length), atMost - 1).map((rest) => [syllable, ...rest]),
    );
}
