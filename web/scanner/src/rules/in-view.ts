/** A code is out of view when no picture has shown it for this time. Single pictures are often too blurred to read. */
export const goneAfterMs = 1_200;

/** Which codes are in view, so that each is read once until it leaves. */
export interface InView {
  /**
   * Takes what one picture shows and answers the code to act on, if any. With `paused` nothing new is taken in: a code
   * that comes into view meanwhile is new once the pause is over, and one that was there before is not.
   */
  see(texts: readonly string[], nowMs: number, paused: boolean): string | undefined;
  /** Takes a code as seen, such as one that was read before the camera was opened again. */
  clear(): void;
}

/** Makes the memory of one camera. */
export function inView(): InView {
  const lastSeenMs = new Map<string, number>();
  return {
    see: (texts, nowMs, paused) => {
      for (const [text, seenMs] of lastSeenMs) if (nowMs - seenMs > goneAfterMs) lastSeenMs.delete(text);
      let fresh: string | undefined;
      for (const text of texts) {
        if (!lastSeenMs.has(text)) {
          if (paused || fresh !== undefined) continue;
          fresh = text;
        }
        lastSeenMs.set(text, nowMs);
      }
      return fresh;
    },
    clear: () => {
      lastSeenMs.clear();
    },
  };
}
