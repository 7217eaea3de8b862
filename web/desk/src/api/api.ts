import { gatehouseClient, type GatehouseClient, type Message } from '../../../../client/gatehouse-client.ts';
import type { Account } from '../session/oidc.ts';

export type Visit = Message<'VisitWithCompanions'>;
export type Site = Message<'Site'>;

/** Why a request brought nothing. */
export type Trouble =
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: string;
      readonly title: string;
      readonly requestId?: string;
      readonly errors: readonly { readonly path: string; readonly message: string }[];
    }
  /** No answer came: no network, or one that is too slow. */
  | { readonly kind: 'no_network' }
  /** The session is over, and nobody signed in again. */
  | { readonly kind: 'signed_out' };

/** What came of a request. */
export type Asked<Data> =
  | { readonly kind: 'data'; readonly data: Data; readonly etag: string | undefined }
  /** What the caller has is still so. */
  | { readonly kind: 'unchanged' }
  | Trouble;

/** What a call of the typed client resolves to. */
interface Called<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The service as whoever is signed in reaches it. */
export interface Api {
  /** Sends a call of the typed client, and sorts what comes of it. */
  readonly ask: <Data>(call: (client: GatehouseClient) => Promise<Called<Data>>) => Promise<Asked<Data>>;
}

const patienceMs = 30_000;

/** The session is over while a request waits: `signInAgain` answers whether somebody signed in. */
export function deskApi(account: Account, signInAgain: () => Promise<boolean>): Api {
  const attempt = (request: Request, token: string): Promise<Response> => {
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request, { signal: AbortSignal.timeout(patienceMs), cache: 'no-store' });
  };
  const send = async (request: Request): Promise<Response> => {
    for (;;) {
      const token = await account.accessToken();
      if (token !== undefined) {
        const first = await attempt(request.clone(), token);
        if (first.status !== 401) return first;
        const fresh = await account.renewed();
        const second = fresh === undefined ? first : await attempt(request.clone(), fresh);
        if (second.status !== 401) return second;
      }
      if (!(await signInAgain())) throw new SignedOut();
    }
  };
  const client = gatehouseClient({ baseUrl: `${location.origin}/v1`, fetch: send });
  return { ask: (call) => sort(() => call(client)) };
}

class SignedOut extends Error {}

async function sort<Data>(call: () => Promise<Called<Data>>): Promise<Asked<Data>> {
  try {
    const { data, error, response } = await call();
    if (response.status === 304) return { kind: 'unchanged' };
    const etag = response.headers.get('etag') ?? undefined;
    if (response.status === 204) return { kind: 'data', data: undefined as Data, etag };
    if (data !== undefined && response.ok) return { kind: 'data', data, etag };
    return problemOf(response.status, error);
  } catch (error) {
    if (error instanceof SignedOut) return { kind: 'signed_out' };
    if (error instanceof SyntaxError) return problemOf(502, undefined);
    return { kind: 'no_network' };
  }
}

function problemOf(status: number, error: unknown): Trouble {
  const told = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const { code, title, requestId, errors } = told;
  return {
    kind: 'problem',
    status,
    code: typeof code === 'string' ? code : 'unknown',
    title: typeof title === 'string' ? title : '',
    ...(typeof requestId === 'string' ? { requestId } : {}),
    errors: Array.isArray(errors) ? (errors as { path: string; message: string }[]) : [],
  };
}
