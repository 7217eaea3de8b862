/**
 * Decodes base64url without padding (RFC 4648 §5), or gives `undefined` where `text` is not the one canonical way to write
 * its bytes: padding, white space, `+` and `/`, and stray bits in the last character are all refused.
 */
export function decodeBase64url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
