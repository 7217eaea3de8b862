import { terminalLine } from './terminal-line.ts';

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

/** Shows how far an import has come: a bar on a terminal, otherwise a line every ten seconds. `nowMs` is a clock that never goes back. */
export function progress(
  stream: Parameters<typeof terminalLine>[0],
  total: number,
  nowMs: () => number,
): Progress {
  const beganMs = nowMs();
  const line = terminalLine(stream, nowMs);
  const bar = (tally: Tally, note?: string): string => {
    const part = rowsOf(tally) / total;
    const full = Math.round(part * barCells);
    const percent = `${Math.floor(part * 100)} %`.padStart(5);
    const said = note ?? `${timeLeft(part, nowMs() - beganMs)}${counts(tally)}`;
    return `${'█'.repeat(full)}${'░'.repeat(barCells - full)} ${percent}  ${said}`;
  };
  const sentence = (tally: Tally, note?: string): string =>
    `${howFar(tally, total)}${note === undefined ? '' : `; ${note}`}`;
  return {
    show: (tally, note) => {
      line.show(stream.isTTY ? bar(tally, note) : sentence(tally, note), note !== undefined);
    },
    end: line.end,
  };
}

function timeLeft(part: number, tookMs: number): string {
  if (part === 0 || part === 1 || tookMs < 2_000) return '';
  const seconds = Math.ceil((tookMs / part) * (1 - part) * 0.001);
  return seconds < 90 ? `${seconds} s left  ` : `${Math.ceil(seconds / 60)} min left  `;
}
