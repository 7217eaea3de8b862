/** An answer of the API: `body` is the parsed JSON, or undefined without a body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A caller of one host's HTTP API. */
export interface Client {
  get(path: string): Promise<Answer>;
  /** Sends `body` as JSON; a string is sent unchanged. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  send(
    method: string,
    path: string,
    more?: { body?: string; headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>;
}

/** Makes a client without a token. Paths begin with `/v1`, `/sandbox` or `/oidc`. */
export function client(url: string, token?: string): Client {
  const send: Client['send'] = async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  };
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers = {}) =>
      send('POST', path, {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}

/** Makes a client that acts as a member of the demo data: `manager`, `guard`, `rival-manager`, … */
export async function clientFor(url: string, member: string): Promise<Client> {
  const { status, body } = await client(url).post('/sandbox/tokens', { member });
  if (status !== 200) throw new Error(`no token for ${member}: ${String(status)}`);
  return client(url, body['accessToken'] as string);
}

/** Lets the sandbox issuer make a Personal Code; returns its text. */
export async function makeCode(url: string, request: object): Promise<string> {
  const { status, body } = await client(url).post('/sandbox/personal-codes', request);
  if (status !== 200) throw new Error(`no Personal Code: ${JSON.stringify(body)}`);
  return body['text'] as string;
}

const parse = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
};
