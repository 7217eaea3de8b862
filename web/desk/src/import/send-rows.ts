import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Asked, Trouble } from '../api/api.ts';
import { pageBody, pagesOf, rowErrors, type ReadRow } from './read-rows.ts';

/** How far an import is. */
export interface Progress {
  readonly created: number;
  /** Rows that made their visit before. */
  readonly exists: number;
  readonly failed: readonly FailedRow[];
}

export interface FailedRow {
  readonly row: ReadRow;
  readonly result: string;
  readonly reason: string;
}

type Answer = Message<'ImportedPage'>;

interface Sending {
  readonly rows: readonly ReadRow[];
  readonly send: (body: Message<'ImportPage'>) => Promise<Asked<Answer>>;
  readonly onProgress: (progress: Progress) => void;
  /** True once the person wants to stop: the page that is under way ends first. */
  readonly isStopped: () => boolean;
  /** Waits, in milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
const mostTries = 8;
/** The service asks to come again, or was not reached. */
const isPassing = (trouble: Trouble): boolean =>
  trouble.kind === 'no_network' ||
  (trouble.kind === 'problem' && [429, 502, 503, 504].includes(trouble.status));

/**
 * Sends rows page by page; each page until it is answered. Sending the same rows again makes nothing twice, so it can be
 * stopped at any time. Answers why it could not go on, or `undefined`.
 */
export async function sendRows({
  rows,
  send,
  onProgress,
  isStopped,
  wait,
}: Sending): Promise<Trouble | undefined> {
  let created = 0;
  let exists = 0;
  const failed: FailedRow[] = [];
  const tell = (): void => {
    onProgress({ created, exists, failed: [...failed] });
  };
  for await (const page of pagesOf(rows.filter(({ wrong }) => wrong === undefined))) {
    if (isStopped()) return undefined;
    const answer = await untilAnswered(pageBody(page), send, wait, isStopped);
    if (!answer) return undefined;
    if ('kind' in answer) return answer;
    page.forEach((row, index) => {
      const item = answer.items[index];
      if (item?.result === 'created') created += 1;
      else if (item?.result === 'exists') exists += 1;
      else if (item)
        failed.push({
          row,
          result: item.result,
          reason:
            item.result === 'conflict'
              ? 'was imported before with other content; change the visit instead'
              : rowErrors(item.errors ?? []),
        });
    });
    tell();
  }
  return undefined;
}

async function untilAnswered(
  body: Message<'ImportPage'>,
  send: Sending['send'],
  wait: Sending['wait'],
  isStopped: () => boolean,
): Promise<Answer | Trouble | undefined> {
  for (let tries = 1; ; tries += 1) {
    const asked = await send(body);
    if (asked.kind === 'data') return asked.data;
    if (asked.kind === 'unchanged') continue;
    if (!isPassing(asked) || tries === mostTries) return asked;
    if (isStopped()) return undefined;
    await wait(Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1)));
  }
}
