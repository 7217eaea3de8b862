import { largestBodyBytes } from '../../functions/kernel/limits.ts';
import { importId } from './row-id.ts';
import type { VisitRow } from './visit-file.ts';

/** Rows of one request (`POST …/visits/import`). */
export const mostRows = 100;
const bytesAround = Buffer.byteLength(JSON.stringify({ importId, rows: [] }));

/** A row of a request. */
export const sentRow = ({ rowId, fields }: VisitRow) => ({ rowId, ...fields });

/** Body of a request for a page. */
export const pageBody = (page: readonly VisitRow[]) => ({ importId, rows: page.map(sentRow) });

/** Divides rows into pages that one request takes: at most 100 rows, at most 16 KiB. A row too large for any makes a page of its own. */
export async function* pagesOf(
  rows: AsyncIterable<VisitRow>,
): AsyncGenerator<readonly VisitRow[], undefined> {
  let page: VisitRow[] = [];
  let bytes = bytesAround;
  for await (const row of rows) {
    // With the comma before it.
    const more = Buffer.byteLength(JSON.stringify(sentRow(row))) + 1;
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
