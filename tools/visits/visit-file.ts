import { ToolFailure } from '../shared/tool-failure.ts';
import { openCsv } from './csv-records.ts';
import type { Separator } from '../../client/visit-file/csv-line.ts';
import { rowIdOf } from './row-id.ts';
import { readHeader, visitColumns, type Header } from '../../client/visit-file/visit-columns.ts';
import { readVisit, type CellProblem, type VisitFields } from '../../client/visit-file/visit-row.ts';

/** A row of a file of visits. */
export interface VisitRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly rowId: string;
  readonly fields: VisitFields;
  /** Where there are any, the row cannot be sent. */
  readonly problems: readonly CellProblem[];
}

export interface VisitFile {
  readonly separator: Separator;
  /** The first line, unchanged. */
  readonly headerCells: readonly string[];
  /** One at a time, however many there are. Throws {@link ToolFailure}, with the line, at a row with too few or too many cells. */
  readonly rows: AsyncGenerator<VisitRow, undefined>;
}

/** Opens a file of visits and reads its header. Throws {@link ToolFailure} if it is not such a file. */
export async function openVisits(path: string, timeZone: string): Promise<VisitFile> {
  const { separator, records } = await openCsv(path);
  const first = await records.next();
  if (first.done) throw new ToolFailure(`${path} is empty: its first line has to name the columns.`);
  const headerCells = withoutEmptyEnd(first.value.cells, 0);
  const header = headerOf(path, headerCells, first.value.line);
  const rows = async function* (): AsyncGenerator<VisitRow, undefined> {
    for await (const { line, cells: all } of records) {
      const cells = withoutEmptyEnd(all, header.length);
      if (cells.length !== header.length)
        throw new ToolFailure(
          `${path}, line ${line}: has ${cells.length} cells, the first line ${header.length}. Write a cell that contains the separator in quotes.`,
        );
      const { fields, reference, problems } = readVisit(header, cells, timeZone);
      // The id of a row that is not sent is derived from its cells.
      const rowId = rowIdOf(problems.length > 0 ? { cells } : fields, reference);
      yield { line, cells, fields, problems, rowId };
    }
  };
  return { separator, headerCells, rows: rows() };
}

function headerOf(path: string, cells: readonly string[], line: number): Header {
  const read = readHeader(cells);
  if ('header' in read) return read.header;
  throw new ToolFailure(
    `${path}, line ${line}: ${read.wrong.join('; ')}.\nThe first line names the columns: ${Object.keys(visitColumns).join(', ')}.`,
  );
}

/** Cells without the empty ones behind the last that counts: spreadsheets write columns that nobody used. */
function withoutEmptyEnd(cells: readonly string[], least: number): readonly string[] {
  const end = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.length > least ? cells.slice(0, Math.max(end, least)) : cells;
}

/**
 * Reads a file to its end and counts its rows. Throws {@link ToolFailure} if two rows are equal or the file has no
 * rows.
 */
export async function checkVisits(
  path: string,
  timeZone: string,
  look: (row: VisitRow) => void = () => undefined,
): Promise<number> {
  const lines = new Map<string, number>();
  for await (const row of (await openVisits(path, timeZone)).rows) {
    const before = lines.get(row.rowId);
    if (before !== undefined)
      throw new ToolFailure(
        `${path}, line ${row.line}: repeats line ${before}. Remove it. If you mean two visits, give each its own reference.`,
      );
    lines.set(row.rowId, row.line);
    look(row);
  }
  if (lines.size === 0) throw new ToolFailure(`${path} has no rows below its first line.`);
  return lines.size;
}
