/** Letters without a Unicode decomposition, and the letters that replace them (ICAO Doc 9303-3, section 6.A). */
const plain: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Ð: 'D',
  Đ: 'D',
  Ə: 'A',
  Ħ: 'H',
  Ł: 'L',
  Ŋ: 'N',
  Ø: 'O',
  Œ: 'OE',
  ẞ: 'SS',
  Ŧ: 'T',
  Þ: 'TH',
};
/** Letters that travel documents may write as two, and which people write without their mark as well. */
const umlauts: Readonly<Record<string, string>> = { Ä: 'AE', Ö: 'OE', Ø: 'OE', Ü: 'UE' };
const rings: Readonly<Record<string, string>> = { Å: 'AA' };

/** Every sign that people type as an apostrophe, also those that Unicode counts as letters. */
const apostrophes = /['`\u00B4\u02B9-\u02BD\u02C8\u2018-\u201B\u2032\u2035\u055A\uA78B\uA78C\uFF07\uFF40]/g;

/** Invisible characters: joiners, soft hyphens, marks of direction. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Marks on a letter of the Latin script; marks of other scripts are part of their letters. */
const marks = /(?<=\p{Script=Latin}\p{M}*)\p{M}/gu;

/** Upper case, wide letters narrow, without apostrophes: "O’Brien" is one word. */
export const capitals = (text: string): string =>
  text
    .replaceAll(apostrophes, '')
    .replaceAll(invisible, '')
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC');

const written = (text: string, ...tables: Readonly<Record<string, string>>[]): string =>
  Array.from(text, (letter) => tables.find((table) => letter in table)?.[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(marks, '')
    .normalize('NFC');

/** The ways to write capitals without marks, the plainest first: MULLER and MUELLER, HAKON and HAAKON. */
export const withoutMarks = (text: string): readonly string[] =>
  isPlain(text)
    ? [text]
    : [
        ...new Set([
          written(text, plain),
          written(text, umlauts, rings, plain),
          written(text, rings, plain),
          written(text, umlauts, plain),
        ]),
      ];

/** Most names have ASCII letters alone, and nothing to write in another way. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);
