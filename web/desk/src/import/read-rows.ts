import { rowErrors, rowRefusal } from '../../../../client/visit-file/row-errors.ts';
import { rowText } from '../../../../client/visit-file/row-text.ts';
import {
  columnNamed,
  visitColumns,
  type Header,
  type VisitColumn,
} from '../../../../client/visit-file/visit-columns.ts';
import { readVisit, type VisitFields } from '../../../../client/visit-file/visit-row.ts';

export { missingIn } from '../../../../client/visit-file/visit-columns.ts';
export { pagesOf, pageBody } from '../../../../client/visit-file/pages.ts';
export { rowErrors };

/** The columns that a heading can be mapped to. */
export const columns = Object.keys(visitColumns) as readonly VisitColumn[];

/** A row of the file with what is wrong with it. */
export interface ReadRow {
  /** In the file, the first row being 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fields: VisitFields;
  readonly rowId: string;
  /** What the service would refuse, by column and without values; `undefined` where it would take the row. */
  readonly wrong: string | undefined;
}

/** What the headings of a file mean, as far as they are known. A column that comes twice counts once. */
export function guessedHeader(headings: readonly string[]): Header {
  const seen = new Set<string>();
  return headings.map((heading) => {
    const column = columnNamed(heading) ?? 'ignored';
    if (column === 'ignored' || seen.has(column)) return 'ignored';
    seen.add(column);
    return column;
  });
}

/** Reads the rows below the first. A row that repeats an earlier one is wrong. */
export async function readRows(
  rows: readonly (readonly string[])[],
  header: Header,
  timeZone: string,
): Promise<readonly ReadRow[]> {
  const seen = new Map<string, number>();
  const read: ReadRow[] = [];
  for (const [index, cells] of rows.slice(1).entries()) {
    const line = index + 2;
    const { fields, reference, problems } = readVisit(header, cells, timeZone);
    const rowId = await rowIdOf(problems.length > 0 ? { cells } : fields, reference);
    const before = seen.get(rowId);
    seen.set(rowId, before ?? line);
    const wrong =
      before === undefined ? rowRefusal({ fields, problems }) : `reference repeats line ${String(before)}`;
    read.push({ line, cells, fields, rowId, wrong });
  }
  return read;
}

/** The same id as the import command makes, so that a file that was sent by both makes nothing twice. */
async function rowIdOf(fields: object, reference: string | undefined): Promise<string> {
  const bytes = new TextEncoder().encode(rowText(fields, reference));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The column that the first error of a row is about, so that it is shown beside its cell. */
export const columnOfError = (wrong: string): VisitColumn | undefined =>
  columns.find((column) => wrong.startsWith(`${column} `));
