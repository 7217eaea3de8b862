import { createHash } from 'node:crypto';
import document from '../../docs/openapi.json' with { type: 'json' };
import { apiHandler } from './api-handler.ts';
import { isCurrent } from './if-none-match.ts';

const etag = `"${createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22)}"`;
const caching = { etag, 'cache-control': 'public, max-age=300' };

/** What the API tells of itself: that it is up, and its contract. Asks nothing of any store. */
export const handler = apiHandler({
  health: () => Promise.resolve({ ok: true, status: 200, body: { status: 'ok' } }),
  openApi: ({ headers }) =>
    Promise.resolve(
      isCurrent(headers['if-none-match'], etag)
        ? { ok: true, status: 304, headers: caching }
        : { ok: true, status: 200, headers: caching, body: document },
    ),
});
