import { toBase64url, utf8 } from './bytes.ts';
import { signJws } from './sign-jws.ts';
import type { CryptoKey } from './web-types.ts';

/** Who the device is: the enrolment's answer. */
export interface ScannerIdentity {
  readonly scannerId: string;
  readonly firmId: string;
  readonly siteId: string;
}

/** One request, as it is sent. */
export interface SignedRequest {
  readonly method: string;
  /** Below `/v1`, with its query. */
  readonly path: string;
  /** Exactly as it is sent. */
  readonly body?: string;
}

/** How long a token is good for. */
const lifeSeconds = 60;

/**
 * Signs a token for one request, and makes the value of its `Authorization` header. Every request, also one that is sent
 * again, needs a token of its own.
 *
 * @param nowSeconds - the time as Gatehouse has it: the device's own, set right by the enrolment's `enrolledAt`
 */
export async function authorizationFor(
  { scannerId, firmId, siteId }: ScannerIdentity,
  privateKey: CryptoKey,
  { method, path, body = '' }: SignedRequest,
  nowSeconds: number,
): Promise<string> {
  const iat = Math.floor(nowSeconds);
  const claims = {
    iss: scannerId,
    sub: scannerId,
    aud: 'gatehouse',
    iat,
    exp: iat + lifeSeconds,
    jti: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    firmId,
    siteId,
    htm: method,
    htu: targetOf(path),
    bodySha256: toBase64url(await crypto.subtle.digest('SHA-256', utf8(body))),
  };
  return `Bearer ${await signJws('gatehouse-scanner+jwt', claims, privateKey)}`;
}

/** The path with its query parameters sorted by name and written as forms write them. */
function targetOf(path: string): string {
  const [location = '', query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.sort();
  return parameters.size === 0 ? location : `${location}?${parameters.toString()}`;
}
