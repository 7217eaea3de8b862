import type { Bytes } from './web-types.ts';

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Writes bytes in base64url without padding (RFC 4648 §5). */
export const toBase64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Reads base64 (RFC 4648 §4). Throws where the text is none. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
