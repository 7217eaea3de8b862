import type { Random } from '../random.ts';
import { bytesOf, joined, partsOf, textOf, type Mutator, type Parts } from './mutator.ts';

const partNames = ['header', 'payload', 'signature'] as const;

const inPart = (code: Uint8Array, random: Random, change: (part: string) => string): Uint8Array => {
  const parts: Parts = partsOf(code);
  const name = random.pick(partNames);
  return joined({ ...parts, [name]: change(parts[name]) });
};

/** Rewrites one character, at a random place, with `change`. */
const inText = (code: Uint8Array, random: Random, change: (character: string) => string): Uint8Array => {
  const text = textOf(code);
  const at = random.below(text.length + 1);
  return bytesOf(text.slice(0, at) + change(text.slice(at, at + 1)) + text.slice(at + 1));
};

/** Unusual base64: padding, the other alphabet, stray bits in the last character. */
export const otherBase64: Mutator = (code, random) =>
  random.pick([
    () => inPart(code, random, (part) => part + '='.repeat(1 + random.below(3))),
    () => inPart(code, random, (part) => part.replaceAll('-', '+').replaceAll('_', '/')),
    () => inPart(code, random, (part) => part.slice(0, -1) + random.pick(Array.from('ABCDwxyz0189-_'))),
    () => inPart(code, random, (part) => Buffer.from(part).toString('base64url')),
    () => bytesOf(Buffer.from(code).toString('base64url')),
    () => bytesOf(Buffer.from(code).toString('hex')),
  ])();

const spaces = [' ', '\n', '\r\n', '\t', '\0', '\u00a0', '\u2028', '\u200b', '\u00ad', '\ufeff', '\u2060'];

/** White space and other invisible characters. */
export const addSpace: Mutator = (code, random) => {
  const space = random.pick(spaces);
  const text = textOf(code);
  return random.pick([
    () => bytesOf(space + text),
    () => bytesOf(text + space),
    () => inText(code, random, (character) => space + character),
    () => bytesOf(text.replaceAll('.', `${space}.${space}`)),
    () => inPart(code, random, (part) => part + space),
  ])();
};

/** Characters that look like a letter, by that letter. */
const lookAlikes: Readonly<Record<string, string>> = {
  '.': '\u2024',
  '-': '\u2010',
  _: '\uff3f',
  a: '\u0430',
  e: '\u0435',
  i: '\u0456',
  o: '\u043e',
  p: '\u0440',
  A: '\u0391',
  E: '\u0395',
  I: '\u0406',
  K: '\u212a',
  O: '\u039f',
  s: '\u017f',
  '0': '\uff10',
  '1': '\u0661',
};

/** Replaces one character, or all equal ones, by a similar-looking one. */
export const lookAlike: Mutator = (code, random) => {
  const letter = random.pick(Object.keys(lookAlikes));
  const other = random.pick([lookAlikes[letter] ?? '', `${letter}\u0301`, fullWidth(letter)]);
  const text = textOf(code);
  return bytesOf(random.below(2) === 0 ? text.replaceAll(letter, other) : text.replace(letter, other));
};

const fullWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
const entity = (character: string): string => `&#${String(character.charCodeAt(0))};`;
const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Escapes of URLs, HTML and JSON, for one character or all. */
export const escapeCharacters: Mutator = (code, random) => {
  const way = random.pick([percent, entity, escape]);
  return random.below(4) === 0
    ? bytesOf(Array.from(textOf(code), way).join(''))
    : inText(code, random, (character) => (character === '' ? '' : way(character)));
};

/** The same text in another encoding, with or without its byte order mark. */
export const otherEncoding: Mutator = (code, random) => {
  const utf16 = Buffer.from(textOf(code), 'utf16le');
  return random.pick<() => Uint8Array>([
    () => utf16,
    () => Buffer.concat([Buffer.of(0xff, 0xfe), utf16]),
    () => Buffer.from(utf16).swap16(),
    () => Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()]),
    () => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), code]),
    () => Uint8Array.from(code, (byte) => byte | 0x80),
    () => Uint8Array.from([...code].flatMap((byte) => [0xc0 | (byte >> 6), 0x80 | (byte & 0x3f)])),
    () => Uint8Array.from(code, (byte) => (isLetter(byte) && random.below(20) === 0 ? byte ^ 0x20 : byte)),
  ])();
};

const isLetter = (byte: number): boolean => /[A-Za-z]/.test(String.fromCharCode(byte));

/** Text that programs put around a token. */
export const wrap: Mutator = (code, random) => {
  const text = textOf(code);
  const { header, payload, signature } = partsOf(code);
  return bytesOf(
    random.pick([
      `Bearer ${text}`,
      `"${text}"`,
      `https://localhost/#${text}`,
      `https://localhost/?code=${text}`,
      `HC1:${text}`,
      `shc:/${text}`,
      `${text}~`,
      `${text}.`,
      `.${text}`,
      JSON.stringify({ payload, protected: header, signature }),
      JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
      `${header}..${signature}`,
    ]),
  );
};
