import { timingSafeEqual } from 'node:crypto';
import type { Profile } from '../personal-code/profile.ts';
import { openIssuer, type Issuer } from './issuer.ts';
import type { IssuerState } from './issuer-secret.ts';
import { makePersonalCode, personalCodeRequest } from './personal-codes.ts';

/** The dependencies of the deployed sandbox issuer. */
export interface SandboxDeps {
  readonly secret: {
    readonly read: () => Promise<IssuerState>;
    readonly write: (state: IssuerState) => Promise<void>;
  };
  readonly profile: Profile;
  readonly nowSeconds: () => number;
}

/** A request to the function's address. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface SandboxAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Opens the issuer with its stored keys. The first time it makes and stores them. */
export async function openKept({ secret, profile, nowSeconds }: SandboxDeps): Promise<Issuer> {
  const { token, issuer: kept } = await secret.read();
  let state: unknown;
  const issuer = await openIssuer({
    subjectName: profile.certificates.subjectName,
    nowSeconds,
    kept,
    keep: (made) => {
      state = made;
    },
  });
  if (JSON.stringify(state) !== JSON.stringify(kept)) await secret.write({ token, issuer: state });
  return issuer;
}

/**
 * Answers as an issuer would: publishes the certificates to everybody, and makes a code for a caller who has the token.
 * Codes are marked as of the sandbox, so that no production profile accepts one.
 */
export async function answerSandbox(deps: SandboxDeps, request: SandboxRequest): Promise<SandboxAnswer> {
  switch (`${request.method} ${request.path}`) {
    case 'GET /certificates.pem': {
      const published = (await openKept(deps)).publication();
      if (published.kind !== 'body') throw new Error('the sandbox issuer publishes nothing');
      return answer(200, published.contentType, published.body);
    }
    case 'POST /personal-codes':
      return makeCode(deps, request);
    default:
      return problem(404, 'route_not_found');
  }
}

async function makeCode(deps: SandboxDeps, { authorization, body }: SandboxRequest): Promise<SandboxAnswer> {
  const { token } = await deps.secret.read();
  if (!isSame(authorization ?? '', `Bearer ${token}`)) return problem(401, 'unauthenticated');
  const wanted = personalCodeRequest.safeParse(parse(body));
  if (!wanted.success) return problem(400, 'invalid_request');
  const made = await makePersonalCode(await openKept(deps), deps.profile, wanted.data, deps.nowSeconds());
  return made ? answer(200, 'application/json', JSON.stringify(made)) : problem(404, 'key_not_found');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const answer = (statusCode: number, contentType: string, body: string): SandboxAnswer => ({
  statusCode,
  headers: { 'content-type': contentType, 'cache-control': 'no-store' },
  body,
});

const problem = (statusCode: number, code: string): SandboxAnswer =>
  answer(statusCode, 'application/problem+json', JSON.stringify({ status: statusCode, code }));
