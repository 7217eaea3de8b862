import { givenNames } from './given-names.ts';

/**
 * Syllables of Cantonese as Hong Kong writes them in Latin letters, and of Mandarin in pinyin: a beginning and an end. The
 * Government's romanisation has no published rule for every name, so the list is wide (docs/decisions/170).
 */
const beginnings = 'B P M F D T N L G K NG H KW W TS TZ CH S SH J Y Z ZH Q X R HS C';
const ends =
  'A AI AK AM AN ANG AO AP AR AT AU AW AY E EE EI EK EN ENG EO EOK EUK EUN EUNG I IA IAN IANG IAO IE IK IM IN ING IO IONG IP ' +
  'IT IU O OI OK ON ONG OO OON OR OT OU OW OY U UA UAI UAN UANG UE UEN UET UI UK UM UN UNG UO UP UT';
const whole = 'AI AK AN ANG AO AU ER NG OI OK ON ONG OR OU SZE TSZ UNG';

const openings = beginnings.split(' ');
const syllables = new Set([
  ...whole.split(' '),
  ...openings.flatMap((opening) => ends.split(' ').map((end) => opening + end)),
]);
const longest = 6;
/** A token longer than this is no row of syllables. */
const longestToken = 24;

/**
 * The ways in which a word can be read as a row of as few syllables as possible: `TAIMAN` is `TAI MAN`, `HONGAN` is
 * `HO NGAN`, `HON GAN` or `HONG AN`. A word that is one syllable, or not made of syllables, is left whole.
 *
 * @param word - capitals `A`–`Z`
 * @param most - how many ways at most
 */
export function syllablesOf(word: string, most: number): readonly (readonly string[])[] {
  if (word.length > longestToken || syllables.has(word) || givenNames.has(word)) return [[word]];
  /** The best ways to read the rest of the word from each place on, the end first. */
  const from: (readonly (readonly string[])[])[] = [];
  from[word.length] = [[]];
  for (let start = word.length - 1; start >= 0; start -= 1) {
    const ways: (readonly string[])[] = [];
    for (let end = start + 1; end <= Math.min(word.length, start + longest); end += 1) {
      const syllable = word.slice(start, end);
      if (syllables.has(syllable)) ways.push(...(from[end] ?? []).map((rest) => [syllable, ...rest]));
    }
    const fewest = Math.min(...ways.map((way) => way.length));
    from[start] = ways
      .filter((way) => way.length === fewest)
      .sort((one, other) => (one.join(' ') < other.join(' ') ? -1 : 1))
      .slice(0, most);
  }
  const whole = from[0] ?? [];
  return whole.length > 0 ? whole : [[word]];
}
