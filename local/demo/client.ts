import { randomUUID } from 'node:crypto';
import { gatehouseClient, type GatehouseClient } from '../../client/gatehouse-client.ts';

/** A short form of an answer: its status and its JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The requests of the demo and the benchmark to a running host: the public API, and the sandbox's own routes. */
export interface Client {
  /** The API as the named demo member calls it. */
  readonly as: (member: string) => GatehouseClient;
  readonly sandbox: (path: string, body?: unknown) => Promise<Reply>;
  /** The text of a new Personal Code of the sandbox issuer. */
  readonly code: (request: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Scans a code at a gate; `scanId` is new unless given. */
  readonly scan: (
    code: string,
    more?: { readonly scanId?: string; readonly direction?: 'in' | 'out'; readonly gateId?: string },
  ) => Promise<Reply>;
}

interface Answered {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Shortens what a typed call answered. */
export const inShort = async (call: Promise<Answered>): Promise<Reply> => {
  const { data, error, response } = await call;
  return { status: response.status, body: (data ?? error ?? {}) as Reply['body'] };
};

/** Makes a client of the host at `url`; tokens are fetched once for each member. */
export function client(url: string, siteId = 'harbour-court'): Client {
  const clients = new Map<string, GatehouseClient>();
  const sandbox: Client['sandbox'] = async (path, body = {}) => {
    const response = await fetch(`${url}/sandbox${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  };
  const as: Client['as'] = (member) => {
    const known = clients.get(member);
    if (known) return known;
    let token: Promise<string> | undefined;
    const made = gatehouseClient({
      baseUrl: `${url}/v1`,
      accessToken: () =>
        (token ??= sandbox('/tokens', { member }).then(({ body }) => String(body['accessToken']))),
    });
    clients.set(member, made);
    return made;
  };
  return {
    as,
    sandbox,
    code: async (request) => String((await sandbox('/personal-codes', request)).body['text']),
    scan: (code, { scanId = randomUUID(), gateId = 'main', ...more } = {}) =>
      inShort(
        as('guard').POST('/sites/{siteId}/scans', {
          params: { path: { siteId } },
          body: { scanId, code, gateId, ...more },
        }),
      ),
  };
}
