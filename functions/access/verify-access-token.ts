import { defined } from '../kernel/defined.ts';
import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { TokenIssuer } from '../registry/token-issuers.ts';

/** An issuer and the keys that it signs with. */
export interface TrustedIssuer {
  readonly issuer: TokenIssuer;
  readonly keys: JWTVerifyGetKey;
}

/** The member whom the token identifies, or why it is refused. `reason` is a code and holds nothing of the token. */
export type TokenVerdict =
  | { readonly ok: true; readonly issuer: string; readonly subject: string }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): TokenVerdict => ({ ok: false, reason });

/** Longest token that is looked at. Access tokens are 1–2 kB. */
const largestToken = 8192;
const toleranceSeconds = 30;

/**
 * Verifies an OAuth 2.0 access token: issuer, algorithm list, type, expiry and audience (RFC 9068 §4), or for Cognito
 * `token_use`, and client id or scope. Expected refusals are returned; a fault in reaching the issuer's keys is thrown.
 */
export async function verifyAccessToken(
  token: string,
  trusted: readonly TrustedIssuer[],
  now: EpochSeconds,
): Promise<TokenVerdict> {
  const named = token.length <= largestToken ? issuerNamedBy(token) : undefined;
  const found = trusted.find(({ issuer }) => issuer.issuer === named);
  if (!found) return refuse('unknown_issuer');
  const { issuer, keys } = found;
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.issuer,
      algorithms: issuer.algorithms,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now * 1000),
      ...(issuer.tokenType === 'at+jwt' ? { typ: 'at+jwt' } : {}),
      ...defined({ audience: issuer.audience }),
    });
    return judgeClaims(payload, issuer);
  } catch (error) {
    if (isRefusal(error)) return refuse(error.code);
    throw new Error('the keys of a token issuer cannot be read', { cause: error });
  }
}

function judgeClaims(payload: JWTPayload, issuer: TokenIssuer): TokenVerdict {
  if (issuer.tokenType === 'cognito' && payload['token_use'] !== 'access')
    return refuse('not_an_access_token');
  if (issuer.clientIds && !issuer.clientIds.includes(String(payload['client_id'])))
    return refuse('unknown_client');
  if (issuer.scopePrefix !== undefined && !hasScope(payload, issuer.scopePrefix)) return refuse('no_scope');
  return payload.sub ? { ok: true, issuer: issuer.issuer, subject: payload.sub } : refuse('no_subject');
}

const hasScope = ({ scope }: JWTPayload, prefix: string): boolean =>
  typeof scope === 'string' && scope.split(' ').some((one) => one.startsWith(prefix));

function issuerNamedBy(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** True for a jose error about the token itself; false where its issuer could not be reached. */
function isRefusal(error: unknown): error is errors.JOSEError {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC'
  );
}
