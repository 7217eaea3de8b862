import type { Message } from '../../client/gatehouse-client.ts';
import { largestBodyBytes } from '../../functions/kernel/limits.ts';
import type { RowFailure } from './failed-rows.ts';
import { pageBody, pagesOf } from '../../client/visit-file/pages.ts';
import type { Tally } from './progress.ts';
import { rowErrors, rowProblem } from '../../client/visit-file/row-errors.ts';
import { Refusal } from '../shared/send.ts';
import type { VisitRow } from './visit-file.ts';

type PageResult = Message<'ImportedPage'>['items'][number];

interface Importing {
  readonly rows: AsyncIterable<VisitRow>;
  /** Sends a page until it is answered. */
  readonly sendPage: (body: Message<'ImportPage'>) => Promise<Message<'ImportedPage'>>;
  readonly onFailure: (failure: RowFailure) => void;
  /** Called after each page, and after each row that is not sent. */
  readonly onPage: (tally: Tally) => void;
  /** Ends the import after the page that is under way. */
  readonly signal: AbortSignal;
}

/** Sends rows page by page. Rows that were sent before count as existing. An error of `sendPage` ends the import. */
export async function importRows({ rows, sendPage, onFailure, onPage, signal }: Importing): Promise<void> {
  const tally = { created: 0, exists: 0, failed: 0 };
  // Rows that are not sent fail before the others of their page: the list is in the order of the file all the same.
  let failures: RowFailure[] = [];
  const fail = (failure: RowFailure): void => {
    tally.failed += 1;
    failures.push(failure);
  };
  const tellFailures = (): void => {
    for (const failure of failures.sort((one, other) => one.row.line - other.row.line)) onFailure(failure);
    failures = [];
  };
  const sendRows = async (page: readonly VisitRow[]): Promise<void> => {
    const { items } = await sendPage(pageBody(page));
    blockedInTurn = 0;
    page.forEach((row, index) => {
      const item = items[index];
      if (item?.rowId !== row.rowId) throw new Error('the API answered about rows that were not sent');
      if (item.result === 'created' || item.result === 'exists') tally[item.result] += 1;
      else fail({ row, result: item.result, reason: reasonOf(item) });
    });
  };
  // A firewall that takes a row for an attack stops its whole page: the others are sent without it.
  let blockedInTurn = 0;
  const sendUnblocked = async (page: readonly VisitRow[]): Promise<void> => {
    try {
      await sendRows(page);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'request_blocked') throw error;
      const [row, ...others] = page;
      if (row && others.length === 0) {
        blockedInTurn += 1;
        // The rows are not the reason.
        if (blockedInTurn === mostBlocked) throw error;
        fail({ row, result: error.code, reason: 'the firewall takes it for an attack' });
        return;
      }
      const half = Math.ceil(page.length / 2);
      await sendUnblocked(page.slice(0, half));
      await sendUnblocked(page.slice(half));
    }
  };
  const readable = async function* () {
    for await (const row of rows) {
      const reason = rowProblem(row);
      if (reason === undefined) yield row;
      else {
        fail({ row, result: 'invalid', reason });
        onPage({ ...tally });
      }
    }
  };
  try {
    for await (const page of pagesOf(readable())) {
      if (signal.aborted) return;
      const [first] = page;
      if (first && isTooLarge(page))
        fail({ row: first, result: 'body_too_large', reason: 'is larger than 16 KiB' });
      else await sendUnblocked(page);
      tellFailures();
      onPage({ ...tally });
    }
  } finally {
    tellFailures();
  }
}

/** How many rows in a row the firewall may stop before the import ends. */
const mostBlocked = 5;

const isTooLarge = (page: readonly VisitRow[]): boolean =>
  Buffer.byteLength(JSON.stringify(pageBody(page))) > largestBodyBytes;

const reasonOf = ({ result, visitId, errors = [] }: PageResult): string =>
  result === 'conflict'
    ? `was imported before with other content; change visit ${visitId ?? ''} instead`
    : rowErrors(errors);
