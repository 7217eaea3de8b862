import { constants, KeyObject, verify, type webcrypto } from 'node:crypto';
import type { SignatureAlgorithm } from '../key-bundle.ts';
import type { RejectionReason } from '../rejections.ts';
import { es256Fault } from './ecdsa-signature.ts';

/** RFC 7518 §3.3 to §3.5: all with SHA-256; the salt of PS256 is as long as the hash. */
const ways = {
  ES256: { dsaEncoding: 'ieee-p1363' },
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  RS256: { padding: constants.RSA_PKCS1_PADDING },
} as const satisfies Record<SignatureAlgorithm, object>;

const keyObjects = new WeakMap<webcrypto.CryptoKey, KeyObject>();

/**
 * Why a signature of RFC 7518 over `input` is not valid, or `undefined` where it is. The key was imported for this
 * algorithm. It runs in this thread, because moving a tenth of a millisecond of work to another thread costs more.
 */
export function signatureFault(
  input: Uint8Array,
  signature: Uint8Array,
  key: webcrypto.CryptoKey,
  algorithm: SignatureAlgorithm,
): RejectionReason | undefined {
  const fault = algorithm === 'ES256' ? es256Fault(signature) : undefined;
  if (fault) return fault;
  const isGenuine = verify('sha256', input, { key: keyObject(key), ...ways[algorithm] }, signature);
  return isGenuine ? undefined : 'signature_invalid';
}

function keyObject(key: webcrypto.CryptoKey): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = KeyObject.from(key);
  keyObjects.set(key, made);
  return made;
}
