import { gatehouseClient, type GatehouseClient } from '../../client/gatehouse-client.ts';
import { ToolFailure } from './tool-failure.ts';
import {
  broughtToken,
  clientCredentials,
  demoMemberTokens,
  fetchedTokens,
  type AccessTokens,
} from './access-tokens.ts';

/** Options that every command on the API takes, for `parseArgs` of node:util. */
export const apiOptions = {
  api: { type: 'string' },
  issuer: { type: 'string' },
  member: { type: 'string' },
} as const;

/** Lines on {@link apiOptions} and the environment for a command's usage. */
export const apiUsage = `--api URL      base address of the API; the local host's (http://localhost:8787/v1) unless given
--issuer URL   who gives access tokens; the local host's own unless given
--member NAME  a member of the demo data, on the local host only: manager, integration, …

Environment, never as arguments, which other users of the machine can see:
GATEHOUSE_TOKEN                                   an access token
GATEHOUSE_CLIENT_ID and GATEHOUSE_CLIENT_SECRET   a program's credentials; tokens are fetched, and renewed on the way`;

/** An API and who calls it. */
export interface Api {
  /** The base address, for messages. */
  readonly address: string;
  readonly client: GatehouseClient;
  readonly tokens: AccessTokens;
}

interface Where {
  readonly api?: string | undefined;
  readonly issuer?: string | undefined;
  readonly member?: string | undefined;
}

/**
 * Finds the API and the caller's credentials. Throws {@link ToolFailure} where they are not clear, or a secret would be
 * sent unencrypted.
 */
export function openApi(where: Where, env: Readonly<Record<string, string | undefined>>): Api {
  const url = addressOf('--api', where.api ?? 'http://localhost:8787/v1');
  const path = url.pathname.replace(/\/+$/, '') || '/v1';
  const tokens = tokensFor(where, url, env);
  const address = url.origin + path;
  return { address, tokens, client: gatehouseClient({ baseUrl: address, accessToken: tokens.current }) };
}

function tokensFor(
  { issuer, member }: Where,
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): AccessTokens {
  const nowMs = () => performance.now();
  const { GATEHOUSE_TOKEN: token, GATEHOUSE_CLIENT_ID: id, GATEHOUSE_CLIENT_SECRET: secret } = env;
  if (member !== undefined) {
    if (!isLocal(url)) throw new ToolFailure('--member is for the local host only.');
    return fetchedTokens(demoMemberTokens(url.origin, member), nowMs);
  }
  if (id && secret) {
    if (issuer === undefined && !isLocal(url)) throw new ToolFailure('Name the issuer with --issuer.');
    const from = issuer ?? `${url.origin}/oidc`;
    addressOf('--issuer', from);
    return fetchedTokens(clientCredentials(from, id, secret), nowMs);
  }
  if (token) return broughtToken(token);
  throw new ToolFailure(
    `No access token: set GATEHOUSE_TOKEN, or GATEHOUSE_CLIENT_ID and GATEHOUSE_CLIENT_SECRET.${isLocal(url) ? ' On the local host --member manager is enough.' : ''}`,
  );
}

function addressOf(option: string, text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new ToolFailure(`${option} must be an address such as https://example.com/v1.`);
  if (url.protocol === 'http:' && !isLocal(url))
    throw new ToolFailure(`${option} must begin with https: an access token is sent there.`);
  return url;
}

const isLocal = ({ hostname }: URL): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
