import { decodeBase64url } from '../../functions/personal-code/base64url.ts';
import type { Bytes } from './web-types.ts';

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Writes bytes in base64url without padding (RFC 4648 §5). */
export const toBase64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Reads base64url without padding. Throws where the text is not the one way to write its bytes. */
export function fromBase64url(text: string): Bytes {
  const bytes = /^[\w-]*$/.test(text) ? decodeBase64url(text) : undefined;
  if (!bytes) throw new Error('the text is no base64url');
  return bytes;
}

/** Reads base64 (RFC 4648 §4). Throws if the text is not base64. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
