import iconv from 'iconv-lite';

/** How a mark may be written: its bytes, under the name of the encoding. */
interface Needle {
  readonly mark: string;
  readonly encoding: string;
  readonly bytes: string;
}

/** Something to search, as the bytes it has. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A place of text, in UTF-8. */
export const textPlace = (name: string, text: string): Place => ({ name, bytes: Buffer.from(text) });

/**
 * Makes a search for marks, in every encoding that a leak may have. Answers one line for each find: the mark, its encoding and the
 * place. Bytes are compared as they are; a mark is searched as written, in capitals and in small letters.
 */
export function markSearch(marks: readonly string[]): (places: readonly Place[]) => readonly string[] {
  const needles = marks.flatMap(needlesOf);
  return (places) =>
    places.flatMap(({ name, bytes }) => {
      const text = bytes.toString('latin1');
      const found = needles.filter((needle) => text.includes(needle.bytes));
      return [...new Set(found.map(({ mark, encoding }) => `${mark} as ${encoding} in ${name}`))];
    });
}

function needlesOf(mark: string): readonly Needle[] {
  const spellings = [...new Set([mark, mark.toUpperCase(), mark.toLowerCase()])];
  return spellings.flatMap((spelling) =>
    Object.entries(encodings).flatMap(([encoding, encode]) =>
      encode(spelling).map((bytes) => ({ mark, encoding, bytes: bytes.toString('latin1') })),
    ),
  );
}

/** Every encoding (`base64 twice` is a code inside a signed passage): the bytes, or several where it depends on what stands around. */
export const encodings: Readonly<Record<string, (text: string) => readonly Buffer[]>> = {
  clear: (text) => [Buffer.from(text)],
  base64: (text) =>
    base64Of(Buffer.from(text)).flatMap((part) => [Buffer.from(part), Buffer.from(urlSafe(part))]),
  'base64 twice': (text) =>
    base64Of(Buffer.from(text)).flatMap((part) =>
      [part, urlSafe(part)].flatMap((inner) =>
        base64Of(Buffer.from(inner)).flatMap((outer) => [Buffer.from(outer), Buffer.from(urlSafe(outer))]),
      ),
    ),
  hex: (text) => {
    const hex = Buffer.from(text).toString('hex');
    return [Buffer.from(hex), Buffer.from(hex.toUpperCase())];
  },
  'percent-encoded': (text) => {
    const hex = Buffer.from(text).toString('hex').replaceAll(/../g, '%$&');
    return [Buffer.from(hex), Buffer.from(hex.toUpperCase())];
  },
  'JSON escapes': (text) => {
    const escaped = [...Buffer.from(text, 'utf16le').swap16().toString('hex').matchAll(/.{4}/g)];
    const small = escaped.map(([unit]) => `\\u${unit}`).join('');
    return [Buffer.from(small), Buffer.from(small.replaceAll(/[a-f]/g, (digit) => digit.toUpperCase()))];
  },
  'UTF-16LE': (text) => [Buffer.from(text, 'utf16le')],
  'UTF-16BE': (text) => [Buffer.from(text, 'utf16le').swap16()],
  Big5: (text) => {
    const bytes = iconv.encode(text, 'big5');
    const isSame = iconv.decode(bytes, 'big5') === text;
    return isSame && !bytes.equals(Buffer.from(text)) ? [bytes] : [];
  },
};

const bitsOfDigit = 6;

/** The base64 digits that depend on these bytes alone, for each of the three places at which they can begin. */
const base64Of = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((before * 8) / bitsOfDigit);
    const to = Math.floor(((before + bytes.length) * 8) / bitsOfDigit);
    return digits.slice(from, to);
  });

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');
