import { randomUUID } from 'node:crypto';

/** An answer of the API: its status and its JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the demo and the tests send to a running host: the public API, and the sandbox's own routes. */
export interface Client {
  /** Calls `/v1…` as the named demo member. */
  readonly api: (member: string, method: string, path: string, body?: unknown) => Promise<Reply>;
  readonly sandbox: (path: string, body?: unknown) => Promise<Reply>;
  /** The text of a new Personal Code of the sandbox issuer. */
  readonly code: (request: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Scans a code at a gate; `scanId` is new unless given. */
  readonly scan: (
    code: string,
    more?: { readonly scanId?: string; readonly direction?: 'in' | 'out'; readonly gateId?: string },
  ) => Promise<Reply>;
}

/** Makes a client of the host at `url`; tokens are fetched once for each member. */
export function client(url: string, siteId = 'harbour-court'): Client {
  const tokens = new Map<string, Promise<string>>();
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
  };
  const json = (body: unknown): RequestInit =>
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const sandbox: Client['sandbox'] = (path, body = {}) =>
    send(`/sandbox${path}`, { method: 'POST', ...json(body) });
  const tokenOf = async (member: string): Promise<string> =>
    String((await sandbox('/tokens', { member })).body['accessToken']);
  const api: Client['api'] = async (member, method, path, body) => {
    const token = tokens.get(member) ?? tokenOf(member);
    tokens.set(member, token);
    const { headers, ...init } = json(body);
    return send(`/v1${path}`, {
      method,
      ...init,
      headers: { ...(headers as Record<string, string> | undefined), authorization: `Bearer ${await token}` },
    });
  };
  return {
    api,
    sandbox,
    code: async (request) => String((await sandbox('/personal-codes', request)).body['text']),
    scan: (code, { scanId = randomUUID(), gateId = 'main', ...more } = {}) =>
      api('guard', 'POST', `/sites/${siteId}/scans`, { scanId, code, gateId, ...more }),
  };
}
