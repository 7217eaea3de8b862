import { hash } from 'node:crypto';
import type { CodeDigest } from '../kernel/brands.ts';
import type { Identity } from './check-claims.ts';

/**
 * What tells one code from another: SHA-256 over issuer and unique id, or over issuer and what was signed where the code has
 * no id. The signature has no part in it, so that the two signatures (r, s) and (r, n − s) are one code.
 */
export function codeDigest({ issuer, uniqueId }: Identity, signingInput: Uint8Array): CodeDigest {
  // No issuer has a NUL, so that no two different pairs are hashed alike.
  const data =
    uniqueId === undefined
      ? Buffer.concat([Buffer.from(`${issuer}\0signed\0`), signingInput])
      : `${issuer}\0id\0${uniqueId}`;
  return hash('sha256', data, 'base64url') as CodeDigest;
}
