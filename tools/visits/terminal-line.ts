import { createLogUpdate } from 'log-update';

/** A line that says how far something has come. */
export interface TerminalLine {
  /** Replaces the text of the line. A `note` says why the command waits. */
  readonly show: (text: string, note?: boolean) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

type Stream = Parameters<typeof createLogUpdate>[0] & { readonly isTTY?: boolean; readonly columns?: number };

const usualColumns = 80;
const lineEveryMs = 10_000;

/** On a terminal a line that changes; elsewhere a new line every ten seconds. `nowMs` is a clock that never goes back. */
export function terminalLine(stream: Stream, nowMs: () => number): TerminalLine {
  if (!stream.isTTY) return everyTenSeconds(stream, nowMs);
  const draw = createLogUpdate(stream, { showCursor: true });
  return {
    show: (text) => {
      draw(text.slice(0, columnsOf(stream) - 1));
    },
    end: () => {
      draw.clear();
    },
  };
}

const columnsOf = ({ columns = 0 }: Stream): number => (columns > 0 ? columns : usualColumns);

function everyTenSeconds(stream: NodeJS.WritableStream, nowMs: () => number): TerminalLine {
  let nextMs = nowMs() + lineEveryMs;
  // The first note is shown immediately.
  let nextNoteMs = -Infinity;
  const show = (text: string, note = false): void => {
    if (nowMs() < (note ? nextNoteMs : nextMs)) return;
    nextMs = nowMs() + lineEveryMs;
    if (note) nextNoteMs = nextMs;
    stream.write(`${text}\n`);
  };
  return { show, end: () => undefined };
}
