import type { RejectionReason } from '../rejections.ts';

/** Order n of P-256 (FIPS 186-5, SP 800-186 §3.2.1.3), big-endian. */
const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const zero = Buffer.alloc(32);

/**
 * Why 64 bytes cannot be an ES256 signature: it is r and s of 32 bytes each (RFC 7518 §3.4; DER is another form), both from 1
 * to n − 1 (FIPS 186-5 §6.4.2). A verifier that forgets the range accepts r = s = 0 for every message.
 */
export function es256Fault(signature: Uint8Array): RejectionReason | undefined {
  if (signature.length !== 64) return 'signature_malformed';
  const numbers = [signature.subarray(0, 32), signature.subarray(32)];
  return numbers.every(isInRange) ? undefined : 'signature_out_of_range';
}

function isInRange(number: Uint8Array): boolean {
  return Buffer.compare(number, zero) > 0 && Buffer.compare(number, order) < 0;
}
