import { createCipheriv } from 'node:crypto';
import type { OfflineKeys } from '../person-keys/offline-keys.ts';
import type { Visitor } from '../person-keys/person.ts';
import type { DoorMarks } from './door-marks.ts';
import {
  contentKeyBytes,
  nonceBytes,
  packParts,
  sealText,
  type PackEntry,
  type PackName,
} from './pack-format.ts';
import { allowsReEntry, type PackedVisit } from './packed-visits.ts';
import { sealedContentOf } from './sealed-content.ts';
import { sealedText } from './sealed-text.ts';

/** Random bytes, as many as asked for. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Seals a visit for a device: its names and their parts as hashes under the key of the day, its content under a key of its
 * own, and that key once for each name, so that only who knows a whole name can open it.
 */
export function sealEntry(
  { id, day, state, visit }: PackedVisit,
  marks: DoorMarks,
  keys: OfflineKeys,
  randomBytes: RandomBytes,
): PackEntry {
  const contentKey = randomBytes(contentKeyBytes);
  const nonce = randomBytes(nonceBytes);
  return {
    id,
    day,
    from: visit.expectedFrom,
    until: visit.expectedUntil,
    state,
    ...(allowsReEntry(visit) ? { allowsReEntry: true } : {}),
    ...marks,
    names: namesOf(visit.visitor, keys, contentKey, base64url(nonce)),
    parts: packParts(keys.partsOf(visit.visitor)),
    sealed: seal(contentKey, nonce, id, sealedText(sealedContentOf(visit))),
  };
}

/** The names of a visitor, each with the content key hidden under it. */
const namesOf = (
  visitor: Visitor,
  keys: OfflineKeys,
  contentKey: Uint8Array,
  nonce: string,
): readonly PackName[] =>
  keys.namesOf(visitor).map(({ text, nameKey, strongKey }) => {
    const pad = keys.padOf(sealText(nonce, text));
    return {
      key: nameKey,
      ...(strongKey === undefined ? {} : { strong: strongKey }),
      wrap: base64url(contentKey.map((byte, at) => byte ^ (pad[at] ?? 0))),
    };
  });

/** AES-128-GCM (NIST SP 800-38D) with a key that is used once: nonce, ciphertext, 16 bytes of tag. */
function seal(key: Uint8Array, nonce: Uint8Array, id: string, plaintext: string): string {
  const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(Buffer.from(id));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return base64url(Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]));
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
