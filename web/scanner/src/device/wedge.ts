import { longestPauseMs, wedgeBuffer, type Held } from '../rules/wedge-buffer.ts';

/** How a field stood before a key was pressed. */
interface Stood {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly from: number;
  readonly until: number;
}

/**
 * Listens to scanners that act as keyboards, whatever has the focus. What was kept out of a field and turns out to be no code
 * is put into that field. Answers a function that ends it.
 */
export function listenToWedge(onCode: (text: string) => void): () => void {
  const buffer = wedgeBuffer<Stood | undefined>();
  /** When the last key was kept out of the field; `undefined` while none is. */
  let heldMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const giveBack = (held: Held<Stood | undefined> | undefined): void => {
    clearTimeout(timer);
    if (heldMs !== undefined && held?.before) fill(held.before, held.text);
    heldMs = undefined;
  };
  const onKey = (event: KeyboardEvent): void => {
    // A key that is held down repeats at a scanner’s speed.
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // A busy page handles this key before the timer.
    if (heldMs !== undefined && event.timeStamp - heldMs > longestPauseMs) giveBack(buffer.held());
    const held = buffer.held();
    const keyed = buffer.take(event.key, event.timeStamp, stoodOf(event.target));
    if (keyed.kind === 'typing') {
      if (event.key !== 'Shift' && event.key !== 'CapsLock') giveBack(held);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(timer);
    // The first characters went into the field before it was known that a scanner types them.
    if (keyed.before && (heldMs === undefined || keyed.kind === 'code')) fill(keyed.before, '');
    heldMs = keyed.kind === 'scanning' ? event.timeStamp : undefined;
    if (keyed.kind === 'code') onCode(keyed.text);
    else
      timer = setTimeout(() => {
        giveBack(buffer.held());
      }, longestPauseMs);
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => {
    clearTimeout(timer);
    removeEventListener('keydown', onKey, { capture: true });
  };
}

/** `undefined` where the focus is on nothing that text can be typed into. */
function stoodOf(target: EventTarget | null): Stood | undefined {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return undefined;
  const { value, selectionStart, selectionEnd } = target;
  if (selectionStart === null) return undefined;
  return { field: target, value, from: selectionStart, until: selectionEnd ?? selectionStart };
}

/** Makes a field what it was, with the text typed where the cursor stood. */
function fill({ field, value, from, until }: Stood, text: string): void {
  const before = value.slice(0, from) + text;
  // Without a text the selection stands as it did.
  field.value = text === '' ? value : (before + value.slice(until)).slice(0, longestOf(field));
  field.setSelectionRange(text === '' ? from : before.length, text === '' ? until : before.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A field without a limit says -1. */
const longestOf = ({ maxLength }: Stood['field']): number => (maxLength < 0 ? Infinity : maxLength);
