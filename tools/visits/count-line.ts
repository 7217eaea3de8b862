import { clearLine, cursorTo } from 'node:readline';

/** Says how far something has come whose end is not known. */
export interface CountLine {
  /** `isNote` of why it waits. */
  readonly show: (text: string, isNote?: boolean) => void;
  readonly end: () => void;
}

const usualColumns = 80;
const lineEveryMs = 10_000;

/** A line that changes on a terminal, otherwise one every ten seconds. `nowMs` is a clock that never goes back. */
export function countLine(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number },
  nowMs: () => number,
): CountLine {
  let nextMs = nowMs() + lineEveryMs;
  // That it begins to wait is said at once.
  let nextNoteMs = -Infinity;
  const draw = (text: string): void => {
    cursorTo(stream, 0);
    const { columns = 0 } = stream;
    stream.write(text.slice(0, (columns > 0 ? columns : usualColumns) - 1));
    clearLine(stream, 1);
  };
  return stream.isTTY
    ? {
        show: draw,
        end: () => {
          draw('');
        },
      }
    : {
        show: (text, isNote) => {
          if (nowMs() < (isNote ? nextNoteMs : nextMs)) return;
          nextMs = nowMs() + lineEveryMs;
          if (isNote) nextNoteMs = nextMs;
          stream.write(`${text}\n`);
        },
        end: () => undefined,
      };
}
