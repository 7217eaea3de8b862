import { guarded } from '../../../../client/visit-file/formula-guard.ts';
import { failureColumns } from '../../../../client/visit-file/visit-columns.ts';
import type { FailedRow } from './send-rows.ts';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]): string => cells.map((cell) => quoted(guarded(cell))).join(',');

/** The rows that failed as CSV, each with its line and reason: to be corrected and imported again. */
export const failedFile = (headings: readonly string[], failed: readonly FailedRow[]): string =>
  `\uFEFF${[
    line([...headings, ...failureColumns]),
    ...failed.map(({ row, result, reason }) => line([...row.cells, String(row.line), result, reason])),
  ].join('\r\n')}\r\n`;

/** Gives a text to the person as a file. */
export function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
