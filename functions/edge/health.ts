import { createHash } from 'node:crypto';
import type { Answer, ApiRequest } from './respond.ts';
import { isCurrent } from './if-none-match.ts';

/** How long one check of the store counts, so that frequent health checks cost little. */
const lookCountsMs = 500;

export interface HealthDeps {
  /** Reads something small from the store. Rejects where it does not answer within a second. */
  readonly askStore: () => Promise<unknown>;
  readonly nowMs: () => number;
  /** The API's contract. */
  readonly document: object;
}

/** The routes of the service itself: its health and its contract. */
export function healthRoutes({ askStore, nowMs, document }: HealthDeps) {
  let look: { readonly at: number; readonly status: Promise<'ok' | 'degraded'> } | undefined;
  const etag = `"${createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22)}"`;
  const caching = { etag, 'cache-control': 'public, max-age=300' };

  const status = (): Promise<'ok' | 'degraded'> => {
    const now = nowMs();
    if (!look || now - look.at >= lookCountsMs || now < look.at)
      look = {
        at: now,
        status: askStore().then(
          () => 'ok',
          () => 'degraded',
        ),
      };
    return look.status;
  };

  return {
    health: async (): Promise<Answer> => ({ ok: true, status: 200, body: { status: await status() } }),
    openApi: ({ headers }: Pick<ApiRequest, 'headers'>): Promise<Answer> =>
      Promise.resolve(
        isCurrent(headers['if-none-match'], etag)
          ? { ok: true, status: 304, headers: caching }
          : { ok: true, status: 200, headers: caching, body: document },
      ),
  };
}
