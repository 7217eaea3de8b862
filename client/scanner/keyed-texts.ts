import type { PersonKey } from '../../functions/kernel/brands.ts';
import { packHashBytes } from '../../functions/offline/pack-format.ts';
import type { KeyedHash } from '../../functions/person-keys/hashed-texts.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import type { Bytes, CryptoKey } from './web-types.ts';

/** Takes a key of a pack. What is kept can hash, and can never be read, not even by the page. */
export const importPackKey = (base64url: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64url(base64url), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);

/** The HMAC-SHA-256 of a text. */
export const hmacOf = async (key: CryptoKey, text: string): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)));

/** Hashes texts as a pack has them, all at once. What it answers knows these texts and no others. */
export async function hashesOf(key: CryptoKey, texts: Iterable<string>): Promise<KeyedHash> {
  const hashed = await Promise.all(
    [...new Set(texts)].map(async (text) => {
      const hash = await hmacOf(key, text);
      return [text, toBase64url(hash.subarray(0, packHashBytes)) as PersonKey] as const;
    }),
  );
  const known = new Map(hashed);
  return (text) => {
    const hash = known.get(text);
    if (hash === undefined) throw new Error('a text was not hashed');
    return hash;
  };
}
