import { epochSeconds, later } from '../kernel/clock.ts';
import { decodeJwt, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { scannerIdField, siteIdField } from '../edge/id-fields.ts';
import type { EpochSeconds, FirmId, ScannerId, SiteId } from '../kernel/brands.ts';
import type { ScannerRefusal } from '../kernel/scanner-refusals.ts';
import type { BoundRequest } from '../edge/bound-request.ts';
import type { Scanner } from './scanner.ts';

/** Type header of the tokens that scanners sign for themselves. */
const scannerTokenType = 'gatehouse-scanner+jwt';
/** A token is made for one request, so this is long enough. */
const longestLifeSeconds = 300;
/** Phones keep time to a few seconds, and the answer to an enrolment has our time. */
const toleranceSeconds = 30;
const largestToken = 4096;

/** Where to find the key of a token's scanner. It is not trusted before the signature has verified. */
export interface ScannerRef {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly scannerId: ScannerId;
}

const refClaims = z.object({
  sub: scannerIdField,
  siteId: siteIdField,
  firmId: siteIdField,
});

const claims = z.object({
  aud: z.literal('gatehouse'),
  iat: z.int(),
  exp: z.int(),
  jti: z.string().check(z.regex(/^[\w-]{16,64}$/)),
  htm: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
  htu: z.string().check(z.maxLength(1000), z.regex(/^\/[\x21-\x7e]*$/)),
  bodySha256: z.string().check(z.regex(/^[\w-]{43}$/)),
});

/** A token that verified: its id, the one request that it is for, and how long its id has to be remembered. */
export interface ScannerToken {
  readonly jti: string;
  readonly bound: BoundRequest;
}

type Verdict =
  | { readonly ok: true; readonly token: ScannerToken }
  | { readonly ok: false; readonly reason: ScannerRefusal };

const refuse = (reason: ScannerRefusal): Verdict => ({ ok: false, reason });

/** True where the type header is that of a scanner's token. It does not verify the token. */
export function isScannerToken(token: string): boolean {
  try {
    return token.length <= largestToken && decodeProtectedHeader(token).typ === scannerTokenType;
  } catch {
    return false;
  }
}

/** The scanner whose key a token has to verify with; `undefined` where it names none. */
export function scannerNamedBy(token: string): ScannerRef | undefined {
  try {
    const { success, data } = refClaims.safeParse(decodeJwt(token));
    if (!success) return undefined;
    return { firmId: data.firmId as string as FirmId, siteId: data.siteId, scannerId: data.sub };
  } catch {
    return undefined;
  }
}

/**
 * Verifies a token against the key of the scanner it names: ES256 alone, type, audience, issuer and subject, a life of
 * five minutes at most, and the request it is for, which has to be at the scanner's own site.
 */
export async function verifyScannerToken(
  token: string,
  scanner: Scanner,
  now: EpochSeconds,
): Promise<Verdict> {
  const key = await importJWK({ kty: 'EC', crv: 'P-256', ...scanner.publicKey }, 'ES256');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['ES256'],
      typ: scannerTokenType,
      issuer: scanner.scannerId,
      subject: scanner.scannerId,
      audience: 'gatehouse',
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now * 1000),
    });
    return judge(payload, scanner, now);
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(reasonOf(error));
    throw error;
  }
}

function judge(payload: object, { siteId }: Scanner, now: EpochSeconds): Verdict {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return refuse('bad_claims');
  const { iat, exp, jti, htm, htu, bodySha256 } = parsed.data;
  if (exp - iat > longestLifeSeconds || exp <= iat) return refuse('too_long_lived');
  if (iat > now + toleranceSeconds) return refuse('not_yet_valid');
  const [, site] = /^\/sites\/([^/?]+)/.exec(htu) ?? [];
  if (site !== undefined && site !== siteId) return refuse('other_site');
  const until = later(epochSeconds(exp), toleranceSeconds);
  return { ok: true, token: { jti, bound: { method: htm, target: htu, bodySha256, until } } };
}

/** jose's claim errors carry the claims, so only their code is read. */
function reasonOf({ code }: errors.JOSEError): ScannerRefusal {
  switch (code) {
    case 'ERR_JWT_EXPIRED':
      return 'expired';
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return 'bad_signature';
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return 'bad_algorithm';
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return 'bad_claims';
    default:
      return 'malformed';
  }
}
