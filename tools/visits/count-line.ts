import { clearLine, cursorTo } from 'node:readline';

/** Says how far something has come whose end is not known. */
export interface CountLine {
  readonly show: (text: string) => void;
  readonly end: () => void;
}

const usualColumns = 80;
const lineEveryMs = 10_000;

/** A line that changes on a terminal, otherwise one every ten seconds. `nowMs` is a clock that never goes back. */
export function countLine(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number },
  nowMs: () => number,
): CountLine {
  let lastMs = nowMs();
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
        show: (text) => {
          if (nowMs() - lastMs < lineEveryMs) return;
          lastMs = nowMs();
          stream.write(`${text}\n`);
        },
        end: () => undefined,
      };
}
