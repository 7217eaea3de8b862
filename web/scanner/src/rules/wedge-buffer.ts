/** A scanner types a character every few milliseconds; a person never types this fast for a whole code. */
const longestGapMs = 35;
/** In the middle of a code a slow radio link, or a busy device, may hold characters up for so long. */
const longestPauseMs = 400;
/** Shorter texts are typed by a person: a Personal Code has hundreds of characters, an enrolment code over fifty. */
const shortestCode = 12;
/** Characters that have to come at a scanner’s speed before what is typed is kept out of a field. */
const burst = 5;

/** What to do with a key that was pressed. */
export type Keyed =
  | { readonly kind: 'typing'; readonly isFirst: boolean }
  /** A scanner is typing: the key must not reach the field or button that has the focus. */
  | { readonly kind: 'scanning' }
  | { readonly kind: 'code'; readonly text: string };

/**
 * Distinguishes a scanner that acts as a keyboard from a typing person, whatever has the focus: many characters in a
 * row, each within milliseconds of the one before, ended by Enter or Tab.
 */
export function wedgeBuffer() {
  let text = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return (key: string, nowMs: number): Keyed => {
    const isFast = nowMs - lastMs <= (text.length > burst ? longestPauseMs : longestGapMs);
    if (key === 'Enter' || key === 'Tab') {
      const code = text;
      text = '';
      lastMs = Number.NEGATIVE_INFINITY;
      return isFast && code.length >= shortestCode
        ? { kind: 'code', text: code }
        : { kind: 'typing', isFirst: true };
    }
    // Shift and the like come between the characters of a scanner, too.
    if (Array.from(key).length !== 1) return { kind: 'typing', isFirst: false };
    text = isFast ? text + key : key;
    lastMs = nowMs;
    return text.length > burst ? { kind: 'scanning' } : { kind: 'typing', isFirst: !isFast };
  };
}
