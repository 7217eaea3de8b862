import {
  contentKeyBytes,
  nonceBytes,
  sealText,
  type PackEntry,
} from '../../functions/offline/pack-format.ts';
import { readSealedText, type SealedContent } from '../../functions/offline/sealed-text.ts';
import { textsOfPersons } from '../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../functions/person-keys/person.ts';

const { subtle } = globalThis.crypto;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

/**
 * Opens entries as a device does, by WebCrypto: with the key of a day and a name that somebody shows or tells, and with
 * nothing else.
 */
export function opener(dayKey: Uint8Array) {
  const key = subtle.importKey('raw', new Uint8Array(dayKey), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const hmacOf = async (text: string) =>
    new Uint8Array(await subtle.sign('HMAC', await key, new TextEncoder().encode(text)));
  /** What an entry holds, or `undefined` where no name of the person opens it. */
  return async (entry: PackEntry, visitor: Visitor): Promise<SealedContent | undefined> => {
    const sealed = bytesOf(entry.sealed);
    const nonce = sealed.subarray(0, nonceBytes);
    for (const { name } of textsOfPersons.identitiesOf(visitor)) {
      const pad = await hmacOf(sealText(Buffer.from(nonce).toString('base64url'), name));
      for (const { wrap } of entry.names) {
        const contentKey = bytesOf(wrap).map((byte, at) => byte ^ (pad[at] ?? 0));
        const opened = await decrypt(contentKey.subarray(0, contentKeyBytes), nonce, entry.id, sealed);
        if (opened !== undefined) return readSealedText(opened);
      }
    }
    return undefined;
  };
}

async function decrypt(
  contentKey: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  id: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  const key = await subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
  const additionalData = new TextEncoder().encode(id);
  try {
    const plain = await subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      sealed.subarray(nonceBytes),
    );
    return new TextDecoder().decode(plain);
  } catch {
    return undefined;
  }
}
