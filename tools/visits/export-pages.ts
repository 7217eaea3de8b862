import { randomUUID } from 'node:crypto';
import type { Message } from '../../client/gatehouse-client.ts';
import type { Api } from '../shared/api-access.ts';
import { send, type Sending } from '../shared/send.ts';

/** Visits of a page: as many as a list gives. */
const limit = 100;

/** What is exported, and how it is asked for. */
export interface ExportAsked extends Pick<Sending, 'signal' | 'onWait'> {
  readonly api: Api;
  readonly siteId: string;
  readonly body: Message<'NewExport'>;
}

/** A recorded export and its pages, each fetched when it is asked for. */
export interface OpenedExport {
  readonly made: Message<'Export'>;
  readonly pages: AsyncGenerator<readonly Message<'Visit'>[], undefined>;
}

/** Has an export recorded. Throws {@link ToolFailure} where it is refused, then and in its pages; the signal's reason where it is aborted. */
export async function openExport({ api, siteId, body, ...how }: ExportAsked): Promise<OpenedExport> {
  const { client, tokens } = api;
  const sending = { tokens, ...how };
  const header = { 'Idempotency-Key': randomUUID() };
  const made = await send(
    (more) => client.POST('/sites/{siteId}/exports', { params: { path: { siteId }, header }, body, ...more }),
    sending,
  );
  const { exportId } = made;
  const pages = async function* (): OpenedExport['pages'] {
    let cursor: string | undefined;
    do {
      how.signal.throwIfAborted();
      const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await send(
        (more) =>
          client.GET('/sites/{siteId}/exports/{exportId}/visits', {
            params: { path: { siteId, exportId }, query },
            ...more,
          }),
        sending,
      );
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  };
  return { made, pages: pages() };
}
