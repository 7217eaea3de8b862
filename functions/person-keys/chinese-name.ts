import { variantPairs } from './chinese-variants.ts';
import { isTitle } from './titles.ts';

/** A name, and a form of address that follows it. */
const honorific =
  /^(.+?)(?:先生|女士|小姐|太太|夫人|博士|醫生|医生|醫師|医师|律師|律师|教授|老師|老师|師傅|师傅|牧師|牧师|議員|议员|校長|校长|經理|经理)$/u;

/** Family names of two characters: without the title, 歐陽先生 is not a full name. */
const doubleSurnames = new Set(
  (
    '歐陽 欧阳 司徒 司馬 司马 上官 諸葛 诸葛 端木 皇甫 東方 东方 尉遲 尉迟 慕容 令狐 夏侯 公孫 公孙 長孫 长孙 宇文 南宮 南宫 ' +
    '鍾離 钟离 申屠 聞人 闻人 獨孤 独孤'
  ).split(' '),
);

/** A form of address in Latin letters before a Chinese name: "Mr. 陳大文". */
const latinTitle = /^(\p{Script=Latin}+)\P{L}*(?=\p{Script=Han}{2})/u;

let usual: Map<string, string> | undefined;

/** The table, read at its first use: pairs of a variant and its usual character. */
function usualOf(character: string): string {
  usual ??= new Map(
    Array.from({ length: variantPairs.length / 2 }, (_, n) => [
      variantPairs[2 * n] ?? '',
      variantPairs[2 * n + 1] ?? '',
    ]),
  );
  return usual.get(character) ?? character;
}

/** Letters and digits in the order written, wide ones narrow, without punctuation and the choice of a glyph. */
function charactersOf(name: string): string {
  const wide = name.normalize('NFKC').toUpperCase().trim();
  const [before = '', title = ''] = latinTitle.exec(wide) ?? [];
  return (isTitle(title) ? wide.slice(before.length) : wide)
    .replaceAll(/[^\p{L}\p{M}\p{N}]|\p{Variation_Selector}/gu, '')
    .normalize('NFKC');
}

/**
 * The form in which Chinese names are compared: the characters in the order written, without spaces and punctuation,
 * each variant (simplified, regional, Japanese) as one usual character. A form of address is left out where a full name
 * remains.
 *
 * @param fewestCharacters - what a full name has at least; where it is 1, a family name is enough
 */
export function foldChinese(name: string, fewestCharacters = 2): string {
  const characters = charactersOf(name);
  const named = honorific.exec(characters)?.[1] ?? '';
  const remains =
    Array.from(named).length >= fewestCharacters && (fewestCharacters === 1 || !doubleSurnames.has(named));
  return Array.from(remains ? named : characters, usualOf).join('');
}

/** The characters of a name, each once; what is not Chinese in it (陳大文Peter) is one part. */
export const chineseParts = (name: string, fewestCharacters = 2): readonly string[] => {
  const parts = foldChinese(name, fewestCharacters).match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? [];
  return [...new Set(parts)].slice(0, mostParts);
};

/** Characters behind this position have no parts of their own. */
const mostParts = 8;
