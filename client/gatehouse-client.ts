import createClient from 'openapi-fetch';
import type { components, paths } from './api-types.ts';

/** A message of the API by its name in the document: `Message<'Visit'>`. */
export type Message<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The API's address and the caller. */
export interface ClientSettings {
  /** With the stage: `http://localhost:8787/v1`. */
  readonly baseUrl: string;
  /** Gives the access token for each request; public routes need none. */
  readonly accessToken?: () => Promise<string>;
  /** Replaces the global `fetch`, for example to sign each request of a scanner. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a client whose calls are typed by the published document: `client.POST('/sites/{siteId}/visits', { params: { path:
 * { siteId } }, body })` answers `{ data, error, response }`, with either `data` or `error` (a `Message<'Problem'>`). It
 * throws only where no answer came.
 */
export function gatehouseClient({ baseUrl, accessToken, fetch }: ClientSettings) {
  const client = createClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) });
  client.use({
    onRequest: async ({ request }) => {
      if (accessToken) request.headers.set('authorization', `Bearer ${await accessToken()}`);
      return request;
    },
  });
  return client;
}

export type GatehouseClient = ReturnType<typeof gatehouseClient>;
