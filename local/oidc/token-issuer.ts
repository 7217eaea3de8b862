import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import Provider, { type Context } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.ts';
import { signIn } from './sign-in.ts';
import { signedOutPage, signOutPage, type Account } from './sign-in-page.ts';

/** The client that speaks for a member. */
export interface TokenClient {
  readonly clientId: string;
}

/** All clients of the sandbox share this secret: it gives access only to invented data on this machine. */
export const clientSecret = 'sandbox-only';
/** What access tokens are for. */
export const audience = 'https://gatehouse.invalid/api';
const tokenSeconds = 3_600;
const daySeconds = 86_400;
/** The OAuth client of the front desk. */
export const deskClientId = 'desk';
/** Below the issuer's address; the id of the sign-in follows. */
const signInPath = '/sign-in/';

/** Ids of clients that exist without being configured. */
export const isSandboxClient = (id: string): boolean => /^sandbox-[\w-]{1,60}$/.test(id);

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface Wanted {
  /** Address that this issuer is mounted at, such as `http://localhost:8787/oidc`. */
  readonly issuer: string;
  readonly clients: readonly TokenClient[];
  /** Who is offered on the page on which people sign in. */
  readonly accounts: readonly Account[];
  /** Signing keys of an earlier run, or undefined. */
  readonly kept: unknown;
  readonly keep: (jwks: unknown) => void;
}

/**
 * Opens the local OAuth issuer. Programs get signed access tokens (RFC 9068) for client credentials; people sign in with
 * the authorization code flow and PKCE, as on the user pool of a deployment.
 */
export function openTokenIssuer({ issuer, clients, accounts, kept, keep }: Wanted) {
  const jwks = kept === undefined ? newKeys() : jwksSchema.parse(kept);
  keep(jwks);
  const { origin, pathname: mountPath } = new URL(issuer);
  const desk = deskClient(origin);
  const clientById = (id: string) => {
    if (id === desk.client_id) return desk;
    return isSandboxClient(id) ? clientOf(id) : undefined;
  };
  const provider = new Provider(issuer, {
    clients: clients.map(({ clientId }) => clientOf(clientId)),
    jwks,
    adapter: memoryAdapter((kind, id) => (kind === 'Client' ? clientById(id) : undefined)),
    ttl: {
      ClientCredentials: tokenSeconds,
      Session: daySeconds,
      Grant: daySeconds,
      RefreshToken: daySeconds,
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    scopes: ['openid'],
    interactions: { url: (_context, { uid }) => `${mountPath}${signInPath}${uid}` },
    findAccount: (_context, subject) =>
      Promise.resolve({ accountId: subject, claims: () => Promise.resolve({ sub: subject }) }),
    issueRefreshToken: (_context, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    loadExistingGrant: grantOf,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = signedOutPage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
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
  const answerSignIn = signIn(provider, accounts, isSandboxClient);
  return async (
    request: IncomingMessage & { originalUrl?: string },
    response: ServerResponse,
  ): Promise<void> => {
    request.originalUrl = request.url ?? '';
    request.url = request.originalUrl.slice(mountPath.length) || '/';
    if (request.url.startsWith(signInPath)) await answerSignIn(request.originalUrl, request, response);
    else await answer(request, response);
  };
}

const clientOf = (clientId: string) => ({
  client_id: clientId,
  client_secret: clientSecret,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
});

/** The front desk: a page, which can keep no secret. */
const deskClient = (origin: string) => ({
  client_id: deskClientId,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [`${origin}/desk/`],
  post_logout_redirect_uris: [`${origin}/desk/`],
  response_types: ['code'],
});

/** What the account allowed before, or now: nobody is asked, since the desk belongs to the service. */
async function grantOf({ oidc: { client, session, provider } }: Context) {
  const accountId = session?.accountId;
  if (!client || accountId === undefined) return undefined;
  const grantId = session?.grantIdFor(client.clientId);
  const standing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (standing) return standing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
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
