import { createHash } from 'node:crypto';

/**
 * An id of 22 characters that is always the same for the same values: 132 bits of their SHA-256, base64url. It reveals
 * nothing of values that are themselves random, digests or keyed hashes.
 */
export const derivedId = (...values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
