import type { Message } from '../../client/gatehouse-client.ts';
import type { Api } from '../shared/api-access.ts';
import { send } from '../shared/send.ts';

const limit = 100;

/** A site, and every certificate that the API shows of it. Throws `ToolFailure` where the API refuses. */
export async function fetchDeletions(
  { client, tokens, address }: Api,
  siteId: string,
): Promise<{ readonly siteName: string; readonly records: readonly Message<'DeletionCertificate'>[] }> {
  const { signal } = new AbortController();
  const path = { siteId };
  const { name } = await send((more) => client.GET('/sites/{siteId}', { params: { path }, ...more }), {
    tokens,
    signal,
    firstCallTo: address,
  });
  const records: Message<'DeletionCertificate'>[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
    const page = await send(
      (more) => client.GET('/sites/{siteId}/deletion-certificates', { params: { path, query }, ...more }),
      { tokens, signal },
    );
    records.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { siteName: name, records };
}
