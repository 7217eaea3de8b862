import { trimmed, type Read } from './cell.ts';

/** The names of one person. */
export interface Names {
  readonly englishName?: string;
  readonly chineseName?: string;
}

const han = /\p{Script=Han}/u;
/** One Chinese name, with blanks or a middle dot in it, at an end of the text; brackets around it do not count. */
const chineseFirst = /^[(（]?(\p{Script=Han}[\p{Script=Han}\s·‧•]*)[)）]?[\s,，/]*([^\p{Script=Han}]+)$/u;
const chineseLast = /^([^\p{Script=Han}]+?)[\s,，/]*[(（]?(\p{Script=Han}[\p{Script=Han}\s·‧•]*)[)）]?$/u;

/** Reads a text that is a name, in English, in Chinese or in both. */
export function readName(text: string): Read<Names> {
  if (!han.test(text)) return { value: { englishName: text } };
  if (/^[\p{Script=Han}\s·‧•]+$/u.test(text)) return { value: { chineseName: text } };
  const [, first, after] = chineseFirst.exec(text) ?? [];
  const [, before, last] = chineseLast.exec(text) ?? [];
  const chineseName = trimmed(first ?? last ?? '');
  const englishName = trimmed((after ?? before ?? '').replace(/[(（]\s*[)）]?\s*$/, ''));
  return chineseName !== '' && /\p{L}/u.test(englishName)
    ? { value: { englishName, chineseName } }
    : { problem: 'has Chinese and other letters mixed: write one name in each column' };
}

/**
 * Reads the two cells of a visitor's names. A name in the wrong column goes to the right one where that is empty.
 * The problem names the column.
 */
export function readVisitorNames(
  english: string | undefined,
  chinese: string | undefined,
): Read<Names> & { readonly column?: 'englishName' | 'chineseName' } {
  const inEnglish = english === undefined ? { value: {} } : readName(english);
  if ('problem' in inEnglish) return { ...inEnglish, column: 'englishName' };
  const inChinese = chinese === undefined ? { value: {} } : readName(chinese);
  if ('problem' in inChinese) return { ...inChinese, column: 'chineseName' };
  const [one, other]: readonly Names[] = [inEnglish.value, inChinese.value];
  if (isAnother(one?.chineseName, other?.chineseName))
    return { problem: 'has a Chinese name, and chineseName has another', column: 'englishName' };
  if (isAnother(one?.englishName, other?.englishName))
    return { problem: 'has no Chinese name, and englishName has another name', column: 'chineseName' };
  return { value: { ...other, ...one } };
}

const isAnother = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** Separators that can only be between two people. No name contains `and` or `&`. */
const between = /[;；、\n|&＆]|\s+and\s+/i;
/** A stroke, but for the one of `s/o`, `d/o`, `a/l`, `a/p`, which are parts of a name. */
const stroke = /(?<!\b\p{L})[/／]|[/／](?!\p{L}\b)/u;
const comma = /[,，]/;
/** The number before each line of a list. */
const numbered = /(^|\n)\s*\d{1,2}\s*[.)、．）]\s*/g;

/**
 * Reads the companions, who are all in one cell. A comma may be inside a name ("CHAN, Tai Man"): it separates people
 * where each of them has two words or is Chinese, and stays in the name where something else divides. An ambiguous
 * comma is refused.
 */
export function readCompanions(text: string): Read<readonly Names[]> {
  const strong = split(text.replaceAll(numbered, '$1\n'), between).flatMap((part) => split(part, stroke));
  const hasDivider = between.test(trimmed(text)) || strong.length > 1;
  const people: Names[] = [];
  for (const part of strong) {
    const pieces = split(part, comma);
    const isSeveral = pieces.length > 1 && pieces.every((piece) => han.test(piece) || /\S\s+\S/.test(piece));
    const isSurnameFirst = pieces.length === 2 && !pieces.some((piece) => han.test(piece)) && hasDivider;
    if (pieces.length > 1 && !isSeveral && !isSurnameFirst)
      return {
        problem:
          'has a comma that may be inside a name or between two: separate people with ; (write it after a single one too)',
      };
    for (const name of isSeveral ? pieces : [part]) {
      const read = readName(name);
      if ('problem' in read)
        return { problem: 'has Chinese and other letters mixed: separate people with ;' };
      people.push(read.value);
    }
  }
  return { value: people };
}

const split = (text: string, by: RegExp): readonly string[] =>
  text
    .split(by)
    .map(trimmed)
    .filter((part) => part !== '');
