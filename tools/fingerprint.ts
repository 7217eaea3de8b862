import { ToolFailure } from './tool-failure.ts';

/**
 * The key id (base64url SHA-256 of the certificate) that a fingerprint names: in hex as `openssl x509 -fingerprint -sha256`
 * prints it, with or without colons, or as a key id already. Throws {@link ToolFailure} where it is neither.
 */
export function keyIdOf(fingerprint: string): string {
  const hex = fingerprint.replaceAll(':', '');
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, 'hex').toString('base64url');
  if (/^[\w-]{42}[AEIMQUYcgkosw048]$/.test(fingerprint)) return fingerprint;
  throw new ToolFailure(
    'Name the certificate by its SHA-256: 64 hex digits (colons are fine), or its key id.',
  );
}

/** The fingerprint of a key id, as openssl prints it but for the colons. */
export const fingerprintOf = (keyId: string): string => Buffer.from(keyId, 'base64url').toString('hex');
