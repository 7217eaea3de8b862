import type { Message } from '../../client/gatehouse-client.ts';
import { allPages } from '../shared/all-pages.ts';
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
  const records = await allPages((cursor) => {
    const query = { limit, ...cursor };
    return send(
      (more) => client.GET('/sites/{siteId}/deletion-certificates', { params: { path, query }, ...more }),
      { tokens, signal },
    );
  });
  return { siteName: name, records };
}
