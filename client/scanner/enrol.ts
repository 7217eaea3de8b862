import { signJws } from './sign-jws.ts';
import type { CryptoKeyPair } from './web-types.ts';

/** The body of `POST /scanner-enrolments`. */
export interface EnrolmentRequest {
  readonly enrolmentCode: string;
  readonly publicKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
  readonly name: string;
  /** Shows that the device holds the private key. */
  readonly proof: string;
}

/**
 * Makes the body of `POST /scanner-enrolments`. Sent again with the same key and code, it gets the same answer.
 *
 * @param name - what the firm calls the device
 */
export async function enrolmentRequest(
  enrolmentCode: string,
  name: string,
  { publicKey, privateKey }: CryptoKeyPair,
): Promise<EnrolmentRequest> {
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  if (x === undefined || y === undefined) throw new Error('a P-256 key has two coordinates');
  const proof = await signJws('gatehouse-enrolment+jwt', { aud: 'gatehouse', enrolmentCode }, privateKey);
  return { enrolmentCode, publicKey: { kty: 'EC', crv: 'P-256', x, y }, name, proof };
}
