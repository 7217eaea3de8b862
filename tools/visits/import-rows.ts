import type { Message } from '../../client/gatehouse-client.ts';
import { largestBodyBytes } from '../../functions/kernel/limits.ts';
import type { RowFailure } from './failed-rows.ts';
import { pageBody, pagesOf } from './pages.ts';
import type { Tally } from './progress.ts';
import { rowErrors } from './row-errors.ts';
import type { VisitRow } from './visit-file.ts';

type PageResult = Message<'ImportedPage'>['items'][number];

interface Importing {
  readonly rows: AsyncIterable<VisitRow>;
  /** Sends a page until it is answered. */
  readonly sendPage: (body: Message<'ImportPage'>) => Promise<Message<'ImportedPage'>>;
  readonly onFailure: (failure: RowFailure) => void;
  /** Told after each page. */
  readonly onPage: (tally: Tally) => void;
  /** Ends the import after the page that is under way. */
  readonly signal: AbortSignal;
}

/** Sends rows page by page. What was sent before is counted as there already; whatever `sendPage` throws ends the import. */
export async function importRows({ rows, sendPage, onFailure, onPage, signal }: Importing): Promise<void> {
  const tally = { created: 0, exists: 0, failed: 0 };
  const fail = (failure: RowFailure): void => {
    tally.failed += 1;
    onFailure(failure);
  };
  for await (const page of pagesOf(rows)) {
    if (signal.aborted) return;
    const body = pageBody(page);
    const [first] = page;
    if (first && Buffer.byteLength(JSON.stringify(body)) > largestBodyBytes) {
      fail({ row: first, result: 'body_too_large', reason: 'is larger than 16 KiB' });
    } else {
      const { items } = await sendPage(body);
      page.forEach((row, index) => {
        const item = items[index];
        if (item?.rowId !== row.rowId) throw new Error('the API answered for other rows than were sent');
        if (item.result === 'created' || item.result === 'exists') tally[item.result] += 1;
        else fail({ row, result: item.result, reason: reasonOf(item) });
      });
    }
    onPage({ ...tally });
  }
}

const reasonOf = ({ result, visitId, errors = [] }: PageResult): string =>
  result === 'conflict'
    ? `was imported before with other content; change visit ${visitId ?? ''} instead`
    : rowErrors(errors);
