import type { CodeDigest } from '../kernel/brands.ts';
import type { Identity } from './check-claims.ts';
import type { CodeCrypto } from './code-crypto.ts';

/**
 * The identity of a code: SHA-256 over issuer and unique id, or over issuer and the signed bytes where the code has no id.
 * The signature is not part of it, because (r, s) and (r, n − s) sign the same code.
 */
export function codeDigest(
  { sha256 }: Pick<CodeCrypto, 'sha256'>,
  { issuer, uniqueId }: Identity,
  signingInput: Uint8Array,
): CodeDigest | Promise<CodeDigest> {
  // No issuer contains a NUL, so two different pairs never give the same input.
  const data = uniqueId === undefined ? signedData(issuer, signingInput) : `${issuer}\0id\0${uniqueId}`;
  return sha256(data) as CodeDigest | Promise<CodeDigest>;
}

function signedData(issuer: string, signingInput: Uint8Array): Uint8Array {
  const start = new TextEncoder().encode(`${issuer}\0signed\0`);
  const data = new Uint8Array(start.length + signingInput.length);
  data.set(start);
  data.set(signingInput, start.length);
  return data;
}
