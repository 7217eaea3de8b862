import { closeSync, fchmodSync, openSync, writeSync } from 'node:fs';
import { ToolFailure } from '../shared/tool-failure.ts';
import { byteOrderMark, csvLine } from '../../client/visit-file/csv-line.ts';
import { failureColumns } from '../../client/visit-file/visit-columns.ts';
import type { VisitFile, VisitRow } from './visit-file.ts';

/** Why a row was not made. */
export interface RowFailure {
  readonly row: VisitRow;
  /** `invalid`, `conflict`, `body_too_large`. */
  readonly result: string;
  /** Without the values. */
  readonly reason: string;
}

/** A file of the failed rows, unchanged, with line and reason. Once corrected, it can be imported itself. */
export interface FailedRows {
  readonly add: (failure: RowFailure) => void;
  readonly close: () => void;
}

/** Makes the file at the first row that fails, readable by its owner only, because it has names in it. */
export function failedRows(path: string, { separator, headerCells }: VisitFile): FailedRows {
  let file: number | undefined;
  // Columns of an earlier list of failures are left out.
  const own = headerCells.flatMap((name, index) => (isOfFailure(name) ? [] : [index]));
  const pick = (cells: readonly string[]) => own.map((index) => cells[index] ?? '');
  return {
    add: ({ row, result, reason }) => {
      if (file === undefined) {
        file = open(path);
        writeSync(file, byteOrderMark + csvLine([...pick(headerCells), ...failureColumns], separator));
      }
      writeSync(file, csvLine([...pick(row.cells), String(row.line), result, reason], separator));
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

const isOfFailure = (name: string): boolean =>
  failureColumns.some((column) => column.toLowerCase() === name.toLowerCase());

function open(path: string): number {
  try {
    const file = openSync(path, 'w', 0o600);
    fchmodSync(file, 0o600);
    return file;
  } catch (error) {
    throw new ToolFailure(`${path} cannot be written; name another file with --failed.`, { cause: error });
  }
}
