import { wedgeBuffer } from '../rules/wedge-buffer.ts';

interface Kept {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

/** Listens to scanners that act as keyboards, whatever has the focus. Answers a function that ends it. */
export function listenToWedge(onCode: (text: string) => void): () => void {
  const take = wedgeBuffer();
  let before: Kept | undefined;
  let isScanning = false;
  const onKey = (event: KeyboardEvent): void => {
    // A key that is held down repeats at a scanner’s speed.
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const keyed = take(event.key, event.timeStamp);
    if (keyed.kind === 'typing') {
      if (keyed.isFirst) before = fieldOf(event.target);
      isScanning = false;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (!isScanning && before) putBack(before);
    isScanning = keyed.kind === 'scanning';
    if (keyed.kind === 'code') onCode(keyed.text);
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => {
    removeEventListener('keydown', onKey, { capture: true });
  };
}

const fieldOf = (target: EventTarget | null): Kept | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { field: target, value: target.value }
    : undefined;

/** The first characters of a code went into the field before it was known that a scanner types them. */
function putBack({ field, value }: Kept): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
