import { clearLine, cursorTo } from 'node:readline';

/** How far an import has come. */
export interface Tally {
  readonly created: number;
  readonly exists: number;
  readonly failed: number;
}

export const rowsOf = ({ created, exists, failed }: Tally): number => created + exists + failed;

const counts = ({ created, exists, failed }: Tally): string =>
  `${shown(created)} made, ${shown(exists)} there already, ${shown(failed)} failed`;
const shown = (count: number): string => count.toLocaleString('en');

/** `12,000 of 20,000 rows: 11,990 made, 0 there already, 10 failed` */
export const howFar = (tally: Tally, total: number): string =>
  `${shown(rowsOf(tally))} of ${shown(total)} rows: ${counts(tally)}`;

export interface Progress {
  readonly show: (tally: Tally, note?: string) => void;
  readonly end: () => void;
}

const barCells = 16;
const usualColumns = 80;
const lineEveryMs = 10_000;

/** Shows how far it has come: a bar that moves on a terminal, otherwise a line every ten seconds. `nowMs` is a clock that never goes back. */
export function progress(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number },
  total: number,
  nowMs: () => number,
): Progress {
  const beganMs = nowMs();
  if (!stream.isTTY) return lines(stream, total, nowMs);
  const draw = (text: string) => {
    cursorTo(stream, 0);
    const { columns = 0 } = stream;
    stream.write(text.slice(0, (columns > 0 ? columns : usualColumns) - 1));
    clearLine(stream, 1);
  };
  return {
    show: (tally, note) => {
      const part = rowsOf(tally) / total;
      const full = Math.round(part * barCells);
      const bar = '█'.repeat(full) + '░'.repeat(barCells - full);
      const percent = `${Math.floor(part * 100)} %`.padStart(5);
      draw(`${bar} ${percent}  ${note ?? `${timeLeft(part, nowMs() - beganMs)}${counts(tally)}`}`);
    },
    end: () => {
      draw('');
    },
  };
}

function lines(stream: NodeJS.WritableStream, total: number, nowMs: () => number): Progress {
  let nextMs = nowMs() + lineEveryMs;
  // That it begins to wait is said at once.
  let nextNoteMs = -Infinity;
  return {
    show: (tally, note) => {
      if (nowMs() < (note === undefined ? nextMs : nextNoteMs)) return;
      nextMs = nowMs() + lineEveryMs;
      if (note !== undefined) nextNoteMs = nextMs;
      stream.write(`${howFar(tally, total)}${note === undefined ? '' : `; ${note}`}\n`);
    },
    end: () => undefined,
  };
}

function timeLeft(part: number, tookMs: number): string {
  if (part === 0 || part === 1 || tookMs < 2_000) return '';
  const seconds = Math.ceil((tookMs / part) * (1 - part) * 0.001);
  return seconds < 90 ? `${seconds} s left  ` : `${Math.ceil(seconds / 60)} min left  `;
}
