import { createHash } from 'node:crypto';
import type { CodeDigest } from '../kernel/brands.ts';
import type { Identity } from './check-claims.ts';

/**
 * What tells one code from another: SHA-256 over issuer and unique id, or over issuer and what was signed where the code has
 * no id. The signature has no part in it, so that the two signatures (r, s) and (r, n − s) are one code.
 */
export function codeDigest({ issuer, uniqueId }: Identity, signingInput: Uint8Array): CodeDigest {
  const hash = createHash('sha256').update(issuer);
  // No issuer has a NUL, so that no two different pairs are hashed alike.
  if (uniqueId === undefined) hash.update('\0signed\0').update(signingInput);
  else hash.update('\0id\0').update(uniqueId);
  return hash.digest('base64url') as CodeDigest;
}
