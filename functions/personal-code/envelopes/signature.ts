import type { SigningKey } from '../code-crypto.ts';
import { es256Fault } from './ecdsa-signature.ts';
import type { SignatureAlgorithm } from '../key-bundle.ts';
import type { RejectionReason } from '../rejections.ts';

/**
 * Why a signature of RFC 7518 over `input` is not valid, or `undefined` where it is.
 *
 * @param key - made ready for this algorithm
 */
export async function signatureFault(
  input: Uint8Array,
  signature: Uint8Array,
  key: Pick<SigningKey, 'isSigned'>,
  algorithm: SignatureAlgorithm,
): Promise<RejectionReason | undefined> {
  const fault = algorithm === 'ES256' ? es256Fault(signature) : undefined;
  if (fault) return fault;
  return (await key.isSigned(input, signature)) ? undefined : 'signature_invalid';
}
