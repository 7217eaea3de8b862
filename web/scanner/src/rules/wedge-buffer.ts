/** A scanner types a character every few milliseconds; a person seldom types two this fast, and never most of a text. */
const fastMs = 35;
/** A slow radio link, or a busy device, may hold a character up for so long, wherever in the code. After it, a new text begins. */
export const longestPauseMs = 1_000;
/** Shorter texts are typed by a person: a Personal Code has hundreds of characters, an enrolment code over fifty. */
const shortestCode = 12;
/** The gaps before the last characters, by which a scanner is recognised while it types. */
const recent = 5;
/** So many of them have to be fast before keys are kept out of a field: one may be slow. */
const beginsWith = 4;
/** With fewer a person is typing again. */
const goesOnWith = 2;
/** Far more than a QR code holds. */
const longestRun = 8_000;

/** How a Personal Code (a compact JWS, RFC 7515 §7.1) and an enrolment code begin, and their whole forms. */
const beginning = /eyJ|gatehouse-enrolment\.1\./;
const whole = /^(?:eyJ[\w-]+\.[\w-]+\.[\w-]+|gatehouse-enrolment\.1\..+)$/;

/** What to do with a key that was pressed. `before` is what was handed in with the first key of the scanner. */
export type Keyed<Before> =
  | { readonly kind: 'typing' }
  /** A scanner is typing: the key must not reach the field or button that has the focus. */
  | { readonly kind: 'scanning'; readonly before: Before }
  | { readonly kind: 'code'; readonly text: string; readonly before: Before };

/** What a scanner has typed so far. */
export interface Held<Before> {
  readonly text: string;
  readonly before: Before;
}

export interface WedgeBuffer<Before> {
  /**
   * Takes a key.
   *
   * @param atMs - when the key was pressed, not when the page came to handle it
   * @param before - how the field with the focus stood before this key
   */
  readonly take: (key: string, atMs: number, before: Before) => Keyed<Before>;
  /** What was typed since the scanner began; `undefined` where nothing was. */
  readonly held: () => Held<Before> | undefined;
}

interface Key<Before> {
  readonly key: string;
  readonly atMs: number;
  readonly before: Before;
}

/**
 * Distinguishes a scanner that acts as a keyboard from a typing person, whatever has the focus. All keys since the last long
 * pause are kept. Enter or Tab ends a code if the text has the form of one, or if most of it came at a scanner's speed: a
 * machine that stalls once or twice, even after the first character, loses nothing.
 */
export function wedgeBuffer<Before>(): WedgeBuffer<Before> {
  let run: Key<Before>[] = [];
  let isScanning = false;
  const held = (): Held<Before> | undefined => {
    const keys = run.slice(startOf(run));
    const [first] = keys;
    return first && { text: textOf(keys), before: first.before };
  };
  return {
    held,
    take: (key, atMs, before) => {
      const last = run.at(-1)?.atMs;
      if (last !== undefined && atMs - last > longestPauseMs) {
        run = [];
        isScanning = false;
      }
      if (key === 'Enter' || key === 'Tab') {
        const found = isCode(run.slice(startOf(run)), atMs) ? held() : undefined;
        run = [];
        isScanning = false;
        return found ? { kind: 'code', ...found } : { kind: 'typing' };
      }
      // Shift and the like come between the characters of a scanner, too.
      if (Array.from(key).length !== 1) return { kind: 'typing' };
      run.push({ key, atMs, before });
      if (run.length > longestRun) run.shift();
      const fast = gapsOf(run.slice(-recent - 1)).filter(isFast).length;
      isScanning = fast >= (isScanning ? goesOnWith : beginsWith);
      const first = isScanning ? run[startOf(run)] : undefined;
      return first ? { kind: 'scanning', before: first.before } : { kind: 'typing' };
    },
  };
}

const textOf = (keys: readonly Pick<Key<unknown>, 'key'>[]): string => keys.map(({ key }) => key).join('');
const isFast = (gapMs: number): boolean => gapMs <= fastMs;

/** The times between the keys, in milliseconds. */
const gapsOf = (keys: readonly Pick<Key<unknown>, 'atMs'>[]): readonly number[] =>
  keys.slice(1).map(({ atMs }, index) => atMs - (keys[index]?.atMs ?? atMs));

/** Where the scanner's part of a run begins: a person may have typed just before. */
function startOf(run: readonly Key<unknown>[]): number {
  const at = textOf(run.slice(0, mostBefore)).search(beginning);
  if (at >= 0) return at;
  const fast = run.findIndex(({ atMs }, index) => {
    const next = run[index + 1];
    return next !== undefined && isFast(next.atMs - atMs);
  });
  // A single character before the first fast ones is the scanner's own, after which the machine stalled.
  return fast === 1 ? 0 : Math.max(fast, 0);
}

/** A person types no more than this just before a scan. */
const mostBefore = 400;

function isCode(keys: readonly Key<unknown>[], endMs: number): boolean {
  const text = textOf(keys);
  if (whole.test(text)) return true;
  if (keys.length < shortestCode) return false;
  const gaps = gapsOf([...keys, { atMs: endMs }]);
  const middle = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length / 2)];
  return middle !== undefined && isFast(middle) && gaps.slice(-recent).some(isFast);
}
