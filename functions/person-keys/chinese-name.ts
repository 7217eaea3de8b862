import { variantPairs } from './chinese-variants.ts';

/** Words that follow a name and are no part of it. */
const titles = /(?:先生|女士|小姐|太太|夫人|博士|醫生|医生|醫師|教授|老師|老师|師傅|师傅|牧師|校長|經理)$/u;

let usual: Map<string, string> | undefined;

/** The table, read at its first use: pairs of a variant and the character that stands for it. */
function usualOf(character: string): string {
  usual ??= new Map(
    Array.from({ length: variantPairs.length / 2 }, (_, n) => [
      variantPairs[2 * n] ?? '',
      variantPairs[2 * n + 1] ?? '',
    ]),
  );
  return usual.get(character) ?? character;
}

/**
 * A Chinese name as it is compared: its characters in the order written, without spaces and punctuation, each variant
 * (simplified, regional, Japanese) as one usual character. A title behind a name of two characters or more is left out.
 */
export function foldChinese(name: string): string {
  const characters = name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFKC');
  const bare = characters.replace(titles, '');
  return Array.from(Array.from(bare).length >= 2 ? bare : characters, usualOf).join('');
}

/** The characters of a name, each once. */
export const chineseParts = (name: string): readonly string[] =>
  [...new Set(foldChinese(name))].slice(0, mostParts);

/** Longer names than this have no parts of their own beyond it. */
const mostParts = 8;
