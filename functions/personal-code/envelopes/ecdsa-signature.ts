import type { RejectionReason } from '../rejections.ts';

/** Order n of P-256 (FIPS 186-5, SP 800-186 §3.2.1.3), big-endian. */
const order = Uint8Array.from(
  'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'.match(/../g) ?? [],
  (byte) => Number.parseInt(byte, 16),
);

/**
 * Why 64 bytes cannot be an ES256 signature: it is r and s of 32 bytes each (RFC 7518 §3.4; DER is another form), both from 1
 * to n − 1 (FIPS 186-5 §6.4.2). A verifier that forgets the range accepts r = s = 0 for every message.
 */
export function es256Fault(signature: Uint8Array): RejectionReason | undefined {
  if (signature.length !== 64) return 'signature_malformed';
  return isInRange(signature, 0) && isInRange(signature, 32) ? undefined : 'signature_out_of_range';
}

/** True where the 32-byte number at `start` is above zero and below the order. The first byte nearly always decides. */
function isInRange(signature: Uint8Array, start: number): boolean {
  let at = 0;
  while (at < 31 && signature[start + at] === order[at]) at += 1;
  const isBelowOrder = Number(signature[start + at]) < Number(order[at]);
  return isBelowOrder && signature.subarray(start, start + 32).some((byte) => byte !== 0);
}
