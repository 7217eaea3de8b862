/** Characters that may come last, by length modulo 4: those whose unused bits are zero (RFC 4648 §3.5). */
const lastCharacters = [undefined, '', 'AQgw', 'AEIMQUYcgkosw048'] as const;

/**
 * Decodes characters of the base64url alphabet without padding (RFC 4648 §5), or gives `undefined` where `text` is not the one
 * way to write its bytes: an impossible length, or stray bits in the last character.
 */
export function decodeBase64url(text: string): Buffer | undefined {
  const last = lastCharacters[text.length % 4];
  return last === undefined || last.includes(text.slice(-1)) ? Buffer.from(text, 'base64url') : undefined;
}
