/**
 * How names were normalised until November 2026. Items that were written then are still asked for under these keys: a visit
 * for at most a month, a bar until it ends or is reviewed.
 */
export function formerEnglish(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/['\u2019\u2018`.]/g, '')
    .normalize('NFKC');
  const tokens = letters.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  return [...new Set(tokens)].sort().join(' ');
}

/** Characters in the order written, without spaces and punctuation. */
export const formerChinese = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFKC');
