import { createECDH, createHash, createPrivateKey } from 'node:crypto';
import { seededNumber, toBytes, toNumber } from './seeded.ts';
import type { TestKey } from './test-key.ts';

/** Order of P-256. */
export const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A P-256 key from a seed. Signs with a seeded nonce, so that every run gives the same signature. */
export function ecTestKey(seed: string): TestKey {
  const secret = seededNumber(`ec ${seed}`, order);
  const jwk = { kty: 'EC', crv: 'P-256', ...pointOf(secret), d: base64url(toBytes(secret, 32)) };
  return {
    algorithm: 'ES256',
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    sign: (input) => signEs256(secret, seed, input),
  };
}

function signEs256(secret: bigint, seed: string, input: Uint8Array): Buffer {
  const digest = createHash('sha256').update(input).digest();
  const nonce = seededNumber(`nonce ${seed} ${digest.toString('hex')}`, order);
  const r = toNumber(Buffer.from(pointOf(nonce).x, 'base64url')) % order;
  const s = (inverse(nonce) * (toNumber(digest) + r * secret)) % order;
  return Buffer.concat([toBytes(r, 32), toBytes(s, 32)]);
}

/** The other signature of the same message: (r, n − s). */
export function twin(signature: Uint8Array): Buffer {
  const s = toNumber(signature.subarray(32));
  return Buffer.concat([signature.subarray(0, 32), toBytes(order - s, 32)]);
}

function pointOf(scalar: bigint): { x: string; y: string } {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(toBytes(scalar, 32));
  const point = curve.getPublicKey();
  return { x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
}

/** 1 / number modulo the order, by Fermat's little theorem. */
function inverse(number: bigint): bigint {
  let result = 1n;
  for (let power = number, exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % order;
    power = (power * power) % order;
  }
  return result;
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}
