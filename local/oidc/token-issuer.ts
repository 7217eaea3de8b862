import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import Provider from 'oidc-provider';

/** The client that speaks for a member. */
export interface TokenClient {
  readonly clientId: string;
}

/** All clients of the sandbox share this secret: it gives access only to invented data on this machine. */
export const clientSecret = 'sandbox-only';
/** What access tokens are for. */
export const audience = 'https://gatehouse.invalid/api';
const tokenSeconds = 3_600;

/** Ids of clients that exist without being configured. */
export const isSandboxClient = (id: string): boolean => /^sandbox-[\w-]{1,60}$/.test(id);

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface Wanted {
  /** Address that this issuer is mounted at, such as `http://localhost:8787/oidc`. */
  readonly issuer: string;
  readonly clients: readonly TokenClient[];
  /** Signing keys of an earlier run, or undefined. */
  readonly kept: unknown;
  readonly keep: (jwks: unknown) => void;
}

/** Opens the local OAuth issuer: client credentials in, signed access tokens (RFC 9068) out. */
export function openTokenIssuer({ issuer, clients, kept, keep }: Wanted) {
  const jwks = kept === undefined ? newKeys() : jwksSchema.parse(kept);
  keep(jwks);
  const provider = new Provider(issuer, {
    clients: clients.map(({ clientId }) => clientOf(clientId)),
    jwks,
    adapter: KnowsAnyClient,
    ttl: { ClientCredentials: tokenSeconds },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  const answer = provider.callback();
  const mountPath = new URL(issuer).pathname;
  return async (
    request: IncomingMessage & { originalUrl?: string },
    response: ServerResponse,
  ): Promise<void> => {
    request.originalUrl = request.url ?? '';
    request.url = request.originalUrl.slice(mountPath.length) || '/';
    await answer(request, response);
  };
}

const clientOf = (clientId: string) => ({
  client_id: clientId,
  client_secret: clientSecret,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
});

/**
 * Signed access tokens are self-contained, so nothing is stored between requests. Any `sandbox-…` is a client, so that
 * members of firms that are made here can have tokens.
 */
class KnowsAnyClient {
  readonly #kind: string;
  constructor(kind: string) {
    this.#kind = kind;
  }
  find(id: string): Promise<object | undefined> {
    return Promise.resolve(this.#kind === 'Client' && isSandboxClient(id) ? clientOf(id) : undefined);
  }
  upsert(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

function newKeys() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig' }] };
}

/** What the authorizer is deployed with, so that it accepts this issuer's tokens. */
export const tokenIssuerEntry = (issuer: string) => ({
  issuer,
  jwksUri: `${issuer}/jwks`,
  algorithms: ['RS256'],
  tokenType: 'at+jwt',
  audience,
});
