import { toBase64url, utf8 } from './bytes.ts';
import type { CryptoKey } from './web-types.ts';

/** The types of what a device signs. */
export type SignedType = 'gatehouse-enrolment+jwt' | 'gatehouse-scanner+jwt' | 'gatehouse-passage+jwt';

/** A compact JWS (RFC 7515 §7.1) with ES256; Web Crypto's signature is the 64 bytes that it asks for. */
export async function signJws(typ: SignedType, claims: object, privateKey: CryptoKey): Promise<string> {
  const input = [{ alg: 'ES256', typ }, claims]
    .map((part) => toBase64url(utf8(JSON.stringify(part))))
    .join('.');
  const way = { name: 'ECDSA', hash: 'SHA-256' };
  return `${input}.${toBase64url(await crypto.subtle.sign(way, privateKey, utf8(input)))}`;
}
