import { checkPrimeSync, constants, createHash, createPrivateKey, privateEncrypt, sign } from 'node:crypto';
import { seededBytes, toBytes, toNumber } from './seeded.ts';
import type { TestKey } from './test-key.ts';

const exponent = 65537n;

/** An RSA key from a seed, for one algorithm. */
export function rsaTestKey(seed: string, algorithm: 'PS256' | 'RS256', bits = 2048): TestKey {
  const [p, q] = [seededPrime(`${seed} p`, bits / 2), seededPrime(`${seed} q`, bits / 2)];
  const d = modularInverse(exponent, (p - 1n) * (q - 1n));
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(p * q),
      e: base64url(exponent),
      d: base64url(d),
      p: base64url(p),
      q: base64url(q),
      dp: base64url(d % (p - 1n)),
      dq: base64url(d % (q - 1n)),
      qi: base64url(modularInverse(q, p)),
    },
  });
  return {
    algorithm,
    privateKey,
    sign: (input) =>
      algorithm === 'RS256'
        ? sign('sha256', input, privateKey)
        : privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encodePss(input, bits)),
  };
}

/** EMSA-PSS with SHA-256 and a seeded salt of 32 bytes (RFC 8017 §9.1.1), for moduli of whole bytes. */
function encodePss(input: Uint8Array, bits: number): Buffer {
  const digest = sha256(input);
  const salt = seededBytes(`salt ${digest.toString('hex')}`, 32);
  const hash = sha256(Buffer.concat([Buffer.alloc(8), digest, salt]));
  const block = Buffer.alloc(bits / 8 - hash.length - 1);
  block[block.length - salt.length - 1] = 1;
  salt.copy(block, block.length - salt.length);
  const masked = toBytes(toNumber(block) ^ toNumber(mask(hash, block.length)), block.length);
  masked.writeUInt8(masked.readUInt8(0) & 0x7f, 0);
  return Buffer.concat([masked, hash, Buffer.from([0xbc])]);
}

/** MGF1 with SHA-256 (RFC 8017 §B.2.1). */
function mask(seed: Buffer, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, count) =>
    sha256(Buffer.concat([seed, toBytes(BigInt(count), 4)])),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

function seededPrime(seed: string, bits: number): bigint {
  // The two highest bits are set, so that the product of two has twice the bits; the lowest, because primes are odd.
  const top = 3n << BigInt(bits - 2);
  let candidate = toNumber(seededBytes(`rsa ${seed}`, bits / 8)) | top | 1n;
  while (candidate % exponent === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** 1 / number modulo `modulus`, by the extended algorithm of Euclid. */
function modularInverse(number: bigint, modulus: bigint): bigint {
  let [previous, current] = [0n, 1n];
  let [dividend, divisor] = [modulus, number % modulus];
  while (divisor > 0n) {
    const quotient = dividend / divisor;
    [previous, current] = [current, previous - quotient * current];
    [dividend, divisor] = [divisor, dividend - quotient * divisor];
  }
  return ((previous % modulus) + modulus) % modulus;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function base64url(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
