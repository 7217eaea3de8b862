import { syllablesOf } from './syllables.ts';

/** Spellings of one name that are kept at most: each is a key that is written and asked for. */
export const mostSpellings = 3;

/** Letters that no decomposition takes apart; in `wide`, where passports write two letters. */
const plain: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  ẞ: 'SS',
  ß: 'SS',
  Ħ: 'H',
  Ŋ: 'NG',
  ı: 'I',
  Ŧ: 'T',
  ĸ: 'K',
  Ə: 'A',
};
/** ICAO Doc 9303-3, section 6: Ä, Ö, Ü, Ø and Å may be written with two letters. */
const wide: Readonly<Record<string, string>> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Ø: 'OE', Å: 'AA' };

const titles = new Set(
  'MR MRS MS MISS MX DR PROF PROFESSOR SIR MADAM MADAME DAME LADY LORD REV REVEREND FR IR MASTER'.split(' '),
);

/**
 * The spellings of a name, each a sorted set of capital words without accents, titles and punctuation: "Chan, Tai-man",
 * "Mr CHAN Taiman" and "Tai Man Chan" have one and the same. The first is the usual one; there is a second where the name
 * has a letter that passports write in two ways, or a word that can be read as syllables in two ways.
 */
export function englishSpellings(name: string): readonly string[] {
  const readings = [wordsOf(name, false), wordsOf(name, true)].flatMap((words) =>
    words.reduce<readonly (readonly string[])[]>(
      (all, word) =>
        all
          .flatMap((before) => syllablesOf(word, mostSpellings).map((syllables) => [...before, ...syllables]))
          .slice(0, mostSpellings),
      [[]],
    ),
  );
  const spellings = readings.map((words) => [...new Set(words)].sort().join(' '));
  return [...new Set(spellings)].slice(0, mostSpellings);
}

/** The words of a name that a search or a comparison of parts goes by: `UE`, `OE`, `AE` and `AA` count as one letter. */
export const englishParts = (name: string): readonly string[] => {
  const [usual = ''] = englishSpellings(name);
  return [...new Set(usual.split(' ').filter(Boolean).map(partOf))];
};

const partOf = (word: string): string =>
  word.length > 3 ? word.replaceAll(/(?<=[AOU])E|(?<=A)A/g, '') : word;

function wordsOf(name: string, passport: boolean): readonly string[] {
  const letters = (passport ? spellWide(name) : name)
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFD')
    .replaceAll(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFKC')
    .replaceAll(/[ÆŒØŁĐÐÞẞßĦŊıŦĸƏ]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/['\u2019\u2018\u02BC\u02BB\u2032`\u00B4\uFF07.]/g, '');
  const words = letters.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  return withoutTitles(words);
}

const spellWide = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFC')
    .replaceAll(/[ÄÖÜØÅ]/g, (letter) => wide[letter] ?? letter);

/** Titles before or behind a name that has two words without them. */
function withoutTitles(words: readonly string[]): readonly string[] {
  const [first, last] = [words[0], words.at(-1)];
  if (words.length <= 2) return words;
  if (first !== undefined && titles.has(first)) return withoutTitles(words.slice(1));
  return last !== undefined && titles.has(last) ? withoutTitles(words.slice(0, -1)) : words;
}
