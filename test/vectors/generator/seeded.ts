import { createHash } from 'node:crypto';

/** `length` bytes that are the same on every run: SHA-256 over the seed and a counter. */
export function seededBytes(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash('sha256').update(`gatehouse test vectors|${seed}|${block}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

/** A number from 1 to `below − 1` that is the same on every run. */
export function seededNumber(seed: string, below: bigint): bigint {
  return (toNumber(seededBytes(seed, 64)) % (below - 1n)) + 1n;
}

/** Big-endian bytes as a number. */
export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

/** A number as `length` big-endian bytes. */
export function toBytes(number: bigint, length: number): Buffer {
  return Buffer.from(number.toString(16).padStart(length * 2, '0'), 'hex');
}
