import { largestBodyBytes } from '../../functions/kernel/limits.ts';
import type { VisitFields } from './visit-row.ts';

/** The `importId` of every row of a file of visits: a row has the same id in every file. */
export const importId = '6a7e4f0c-2d57-4c1b-9a3e-5b1f0c8d7e21';

/** A row that is to be sent. */
export interface SendableRow {
  readonly rowId: string;
  readonly fields: VisitFields;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Rows of one request (`POST …/visits/import`). */
export const mostRows = 100;
const bytesAround = bytesOf(JSON.stringify({ importId, rows: [] }));

/** A row of a request. */
export const sentRow = ({ rowId, fields }: SendableRow) => ({ rowId, ...fields });

/** Body of a request for a page. */
export const pageBody = (page: readonly SendableRow[]) => ({ importId, rows: page.map(sentRow) });

/** Divides rows into pages that one request takes: at most 100 rows, at most 16 KiB. A row too large for any makes a page of its own. */
export async function* pagesOf<Row extends SendableRow>(
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<readonly Row[], undefined> {
  let page: Row[] = [];
  let bytes = bytesAround;
  for await (const row of rows) {
    // With the comma before it.
    const more = bytesOf(JSON.stringify(sentRow(row))) + 1;
    if (page.length > 0 && (page.length === mostRows || bytes + more > largestBodyBytes)) {
      yield page;
      page = [];
      bytes = bytesAround;
    }
    page.push(row);
    bytes += more;
  }
  if (page.length > 0) yield page;
}
