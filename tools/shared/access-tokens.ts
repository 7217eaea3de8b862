import * as z from 'zod/mini';
import { ToolFailure } from './tool-failure.ts';

/** A failure that may be temporary. */
export class PassingFailure extends Error {}

/** Where the access token of each request comes from. */
export interface AccessTokens {
  readonly current: () => Promise<string>;
  /** Drops a refused token; false where no other can be had. */
  readonly drop: () => boolean;
}

/** A given token. Throws {@link ToolFailure} where it cannot be a token. */
export function broughtToken(text: string): AccessTokens {
  const token = text.trim();
  if (!/^[\w.~+/=-]+$/.test(token))
    throw new ToolFailure('GATEHOUSE_TOKEN does not contain an access token.');
  return { current: () => Promise.resolve(token), drop: () => false };
}

interface Token {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** A token counts as expired this long before it expires. */
const earlySeconds = 60;

/** Tokens that are fetched again before one expires. `nowMs` is a clock that never goes back. */
export function fetchedTokens(fetchToken: () => Promise<Token>, nowMs: () => number): AccessTokens {
  let held: { readonly accessToken: string; readonly untilMs: number } | undefined;
  return {
    current: async () => {
      if (!held || nowMs() >= held.untilMs) {
        const { accessToken, expiresInSeconds } = await fetchToken();
        const useSeconds = Math.max(expiresInSeconds - earlySeconds, expiresInSeconds / 2);
        held = { accessToken, untilMs: nowMs() + useSeconds * 1000 };
      }
      return held.accessToken;
    },
    drop: () => {
      held = undefined;
      return true;
    },
  };
}

const patienceMs = 20_000;
const discovered = z.object({ issuer: z.string(), token_endpoint: z.url() });
const granted = z.object({ access_token: z.string(), expires_in: z._default(z.number(), 300) });
const sandboxToken = z.object({ accessToken: z.string(), expiresInSeconds: z.number() });

/** Asks an issuer for tokens with a client's own credentials (RFC 6749 §4.4; the token endpoint by OpenID Connect Discovery). */
export function clientCredentials(issuer: string, clientId: string, clientSecret: string) {
  const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
  let endpoint: string | undefined;
  return async (): Promise<Token> => {
    endpoint ??= await tokenEndpoint(issuer);
    const { access_token, expires_in } = await ask(granted, endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return { accessToken: access_token, expiresInSeconds: expires_in };
  };
}

async function tokenEndpoint(issuer: string): Promise<string> {
  const found = await ask(discovered, `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (found.issuer !== issuer) throw new ToolFailure(`Another issuer answers at ${issuer}.`);
  if (new URL(issuer).protocol === 'https:' && !found.token_endpoint.startsWith('https:'))
    throw new ToolFailure(`${issuer} names a token endpoint without TLS.`);
  return found.token_endpoint;
}

/** Asks the local host for tokens of a member of its demo data. */
export const demoMemberTokens = (host: string, member: string) => (): Promise<Token> =>
  ask(sandboxToken, `${host}/sandbox/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ member }),
  });

/** Throws {@link ToolFailure} where trying again would not help. */
async function ask<Schema extends z.ZodMiniType>(
  schema: Schema,
  url: string,
  request: RequestInit = {},
): Promise<z.output<Schema>> {
  const response = await fetch(url, {
    ...request,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (response.status >= 500 || response.status === 429)
    throw new PassingFailure(`${url} answered ${String(response.status)}`);
  if (!response.ok)
    throw new ToolFailure(`No access token: ${url} answered ${String(response.status)}. ${wayIn}`);
  const answer = schema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new ToolFailure(`No access token: ${url} answered something else.`);
  return answer.data;
}

const wayIn = 'Are the client id and secret (or the member) right?';
