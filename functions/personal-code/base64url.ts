/** Characters that may come last, by length modulo 4: those whose unused bits are zero (RFC 4648 §3.5). */
const lastCharacters = [undefined, '', 'AQgw', 'AEIMQUYcgkosw048'] as const;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The six bits of each character, by its code. */
const bitsOf = new Uint8Array(128);
for (let bits = 0; bits < alphabet.length; bits += 1) bitsOf[alphabet.charCodeAt(bits)] = bits;

interface NodeBuffer {
  from(text: string, encoding: 'base64url'): Uint8Array<ArrayBuffer>;
}
/** Node’s decoder is many times as fast as {@link decodeAnywhere}; a browser has none. */
const node = (globalThis as { readonly Buffer?: NodeBuffer }).Buffer;

/**
 * Decodes characters of the base64url alphabet without padding (RFC 4648 §5), or gives `undefined` where `text` is not the one
 * way to write its bytes: an impossible length, or stray bits in the last character.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const last = lastCharacters[text.length % 4];
  if (last !== undefined && !last.includes(text.slice(-1))) return undefined;
  return node ? node.from(text, 'base64url') : decodeAnywhere(text);
}

/** The bytes of a text that {@link decodeBase64url} accepts. */
export function decodeAnywhere(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  // Bits that were read and not yet written.
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let read = 0; read < text.length; read += 1) {
    bits = ((bits << 6) | (bitsOf[text.charCodeAt(read)] ?? 0)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at] = bits >> count;
    at += 1;
  }
  return bytes;
}
