import { hash } from 'node:crypto';
import type { CodeDigest } from '../kernel/brands.ts';
import type { Identity } from './check-claims.ts';

/**
 * The identity of a code: SHA-256 over issuer and unique id, or over issuer and the signed bytes where the code has no id.
 * The signature is not part of it, because (r, s) and (r, n − s) sign the same code.
 */
export function codeDigest({ issuer, uniqueId }: Identity, signingInput: Uint8Array): CodeDigest {
  // No issuer contains a NUL, so two different pairs never give the same input.
  const data =
    uniqueId === undefined
      ? Buffer.concat([Buffer.from(`${issuer}\0signed\0`), signingInput])
      : `${issuer}\0id\0${uniqueId}`;
  return hash('sha256', data, 'base64url') as CodeDigest;
}
