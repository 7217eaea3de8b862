import { ToolFailure } from './tool-failure.ts';

const keyIdForm = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/**
 * The key id (base64url SHA-256 of the certificate) that a fingerprint names: in hex as `openssl x509 -fingerprint -sha256`
 * prints it (the whole line, or the digits with or without colons), or as a key id already. Throws {@link ToolFailure}
 * where it is neither.
 */
export function keyIdOf(fingerprint: string): string {
  const hex = fingerprint.replace(/^sha256 fingerprint=/i, '').replaceAll(':', '');
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, 'hex').toString('base64url');
  if (keyIdForm.test(fingerprint)) return fingerprint;
  throw new ToolFailure(
    'Name the certificate by its SHA-256: 64 hex digits (colons are fine), or its key id.',
  );
}

/** The fingerprint of a key id, as openssl prints it but for the colons. */
export const fingerprintOf = (keyId: string): string => Buffer.from(keyId, 'base64url').toString('hex');

/** The arguments with each key id that begins with a dash rewritten in hex, so that it does not look like an option. */
export const withoutDashes = (args: readonly string[]): string[] =>
  args.map((arg) => (arg.startsWith('-') && keyIdForm.test(arg) ? fingerprintOf(arg) : arg));
