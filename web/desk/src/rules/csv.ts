import { byteOrderMark, csvLine } from '../../../../client/visit-file/csv-line.ts';
import { guarded } from '../../../../client/visit-file/formula-guard.ts';

/** A table with its heading, as a file for a spreadsheet: UTF-8 with a mark for Excel, and no cell that would run. */
export const csvOf = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  byteOrderMark + [heading, ...rows].map((row) => csvLine(row.map(guarded))).join('');
