import { createCipheriv, createDecipheriv } from 'node:crypto';

/** The AES-256-GCM of SP 800-38D: nonces of 96 bits, tags of 128. */
const algorithm = 'aes-256-gcm';
export const nonceBytes = 12;
const tagBytes = 16;
/** Stand before the nonce: the format, and the day of the key in days since 1970. */
const headBytes = 3;
const format = 1;

/** Makes so many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Seals a JSON value under the key of a day. The place it belongs to is its additional data, so that it opens nowhere
 * else.
 *
 * @param day - days since 1970, of the key
 * @param key - 32 bytes
 */
export function sealValue(
  value: unknown,
  place: string,
  day: number,
  key: Uint8Array,
  randomBytes: RandomBytes,
): Uint8Array {
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(format, 0);
  head.writeUInt16BE(day, 1);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.concat([head, Buffer.from(place)]));
  const text = cipher.update(JSON.stringify(value), 'utf8');
  return Buffer.concat([head, nonce, text, cipher.final(), cipher.getAuthTag()]);
}

/** The day of the key that a sealed value needs, in days since 1970; `undefined` for anything else. */
export function dayOfSealed(value: unknown): number | undefined {
  if (!(value instanceof Uint8Array) || value.length < headBytes + nonceBytes + tagBytes) return undefined;
  const head = Buffer.from(value.buffer, value.byteOffset, headBytes);
  return head.readUInt8(0) === format ? head.readUInt16BE(1) : undefined;
}

/** Opens a sealed value. Throws where the key, the place or a byte is another one. */
export function openValue(sealed: Uint8Array, place: string, key: Uint8Array): unknown {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const head = bytes.subarray(0, headBytes);
  const nonce = bytes.subarray(headBytes, headBytes + nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.concat([head, Buffer.from(place)]));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const text = decipher.update(bytes.subarray(headBytes + nonceBytes, -tagBytes));
  return JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8'));
}
