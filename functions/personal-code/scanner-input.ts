import { decodeBase64url } from './base64url.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * A code without what scanners that act as keyboards put around it: white space, Enter, Tab, a byte order mark, and the
 * symbology identifier of AIM (ISO/IEC 15424: `]Q1`, `]Q3`) before it. The inside of the code is not changed.
 */
export function cleanCode(text: string): string {
  const ends = /^[\s\0\uFEFF]+|[\s\0\uFEFF]+$/g;
  return text
    .replaceAll(ends, '')
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .replaceAll(ends, '');
}

const compact = /^(e[A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const typed = /^[A-Za-z0-9_.-]$/;
/** The characters of a code that keyboards have in different places, beside letters. */
const movable = ['-', '_', '.'];
/** A code is longer than this; a shorter text is something else. */
const shortestCode = 60;

/** Why such a code is not accepted: a row of the conformance table of its own, and part of the API. */
const scannerLayout = { reason: 'scanner_layout', ref: 'D10' } as const;

/**
 * True where a scanner with another keyboard layout than the computer's, or with Caps Lock on, typed the code. Then `-`,
 * `_` and `.` become other characters, `y` and `z` change places, or the case is swapped. The text is only recognised; it
 * is never accepted.
 */
export function isMistyped(text: string): boolean {
  if (text.length < shortestCode) return false;
  return [text, swapCase(text)].some((letters) =>
    [letters, swapYz(letters)].some((candidate) =>
      undone(candidate).some((one) => one !== text && isCode(one)),
    ),
  );
}

const swapCase = (text: string): string =>
  text.replaceAll(/[A-Za-z]/g, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );

const yz: Readonly<Record<string, string>> = { y: 'z', z: 'y', Y: 'Z', Z: 'Y' };
const swapYz = (text: string): string => text.replaceAll(/[yz]/gi, (letter) => yz[letter] ?? letter);

/** The text with its foreign characters replaced by the missing ones, in every order. */
function undone(text: string): readonly string[] {
  const foreign = [...new Set(Array.from(text))].filter((character) => !typed.test(character));
  const lacking = movable.filter((character) => !text.includes(character));
  if (foreign.length > lacking.length) return [];
  return assignments(foreign, lacking).map((meant) =>
    Array.from(text, (character) => meant.get(character) ?? character).join(''),
  );
}

function assignments(
  foreign: readonly string[],
  lacking: readonly string[],
): readonly ReadonlyMap<string, string>[] {
  const [first, ...others] = foreign;
  if (first === undefined) return [new Map()];
  return lacking.flatMap((meant) =>
    assignments(
      others,
      lacking.filter((one) => one !== meant),
    ).map((rest) => new Map([[first, meant], ...rest])),
  );
}

/** Three parts, of which the first is a header: data that no other text has by accident. */
function isCode(text: string): boolean {
  const header = compact.exec(text)?.[1];
  const bytes = header === undefined ? undefined : decodeBase64url(header);
  return bytes !== undefined && parseStrictJson(bytes).ok;
}

/**
 * The reason to give where a code was not readable (a ref that begins with `D`): the scanner's where it typed the code
 * wrongly, which is not the visitor's fault, and otherwise the one at hand.
 */
export const reasonFor = <Reason extends { readonly reason: string; readonly ref: string }>(
  code: string,
  { reason, ref }: Reason,
): Pick<Reason, 'reason' | 'ref'> | typeof scannerLayout =>
  ref.startsWith('D') && isMistyped(code) ? scannerLayout : { reason, ref };
