import {
  contentKeyBytes,
  nonceBytes,
  sealText,
  type PackEntry,
} from '../../functions/offline/pack-format.ts';
import { readSealedText, type SealedContent } from '../../functions/offline/sealed-text.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import type { HashedName } from './hashed-person.ts';
import { hmacOf } from './keyed-texts.ts';
import type { CryptoKey } from './web-types.ts';

/** An entry that its own name does not open: it was damaged, or it is sealed under an older key. */
export class UnreadableEntry extends Error {
  readonly entryId: string;
  constructor(entryId: string, cause: unknown) {
    super('an entry of the pack cannot be opened', { cause });
    this.name = 'UnreadableEntry';
    this.entryId = entryId;
  }
}

/**
 * Opens an entry with a name that it is sealed under; `undefined` where it is sealed under none of them.
 *
 * @throws {UnreadableEntry} where the entry was changed, or does not belong to its id
 *
 * @param key - of the entry's day
 */
export async function openEntry(
  key: CryptoKey,
  entry: PackEntry,
  names: readonly HashedName[],
): Promise<SealedContent | undefined> {
  for (const { nameKey, text } of names) {
    const wrap = entry.names.find((name) => name.key === nameKey)?.wrap;
    if (wrap === undefined) continue;
    try {
      return await openUnder(key, entry, wrap, text);
    } catch (error) {
      throw new UnreadableEntry(entry.id, error);
    }
  }
  return undefined;
}

async function openUnder(
  key: CryptoKey,
  entry: PackEntry,
  wrap: string,
  text: string,
): Promise<SealedContent> {
  const sealed = fromBase64url(entry.sealed);
  const iv = sealed.subarray(0, nonceBytes);
  const pad = await hmacOf(key, sealText(toBase64url(iv), text));
  const contentKey = fromBase64url(wrap).map((byte, at) => byte ^ (pad[at] ?? 0));
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(entry.id) },
    await crypto.subtle.importKey('raw', contentKey.subarray(0, contentKeyBytes), 'AES-GCM', false, [
      'decrypt',
    ]),
    sealed.subarray(nonceBytes),
  );
  return readSealedText(new TextDecoder().decode(opened));
}
