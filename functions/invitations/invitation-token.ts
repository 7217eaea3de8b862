import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { FirmId, SiteId, VisitId } from '../kernel/brands.ts';
import { derivedKey } from '../person-keys/keyed-hash.ts';

/** Where an invitation leads, and the secret of its link. */
export interface Invited {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly visitId: VisitId;
  /** Random bytes: {@link secretBytes}. The visit keeps their hash alone. */
  readonly secret: Uint8Array;
}

/** Seals and opens the tokens of invitations (docs/decisions/250). */
export interface InvitationSeal {
  readonly seal: (invited: Invited) => string;
  /** `undefined` for anything that this deployment did not make, and for a part of a token. */
  readonly open: (token: string) => Invited | undefined;
}

/** 128 bits cannot be guessed. */
export const secretBytes = 16;
/** A whole token is never longer: two ids of 40 characters, a visit's of 22. */
export const longestToken = 200;

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Stands first: how many bytes the token has, so that the page can tell a part of a link from a wrong one. */
const headBytes = 1;

/**
 * The seal of this deployment: AES-256-GCM (NIST SP 800-38D) under a key derived from its secret. A token that was not made
 * here is refused before anything is read.
 */
export function invitationSeal(secret: string, randomBytes: (count: number) => Uint8Array): InvitationSeal {
  const key = derivedKey(secret, 'gatehouse/invitation-token/1');
  return {
    seal: ({ firmId, siteId, visitId, secret: random }) => {
      const place = Buffer.from(`${firmId}\n${siteId}\n${visitId}`);
      const head = Buffer.from([headBytes + nonceBytes + random.length + place.length + tagBytes]);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(head);
      const sealed = [cipher.update(random), cipher.update(place), cipher.final()];
      return Buffer.concat([head, nonce, ...sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open: (token) => {
      const bytes = Buffer.from(token, 'base64url');
      return bytes[0] === bytes.length ? opened(bytes, key) : undefined;
    },
  };
}

function opened(bytes: Buffer, key: Uint8Array): Invited | undefined {
  try {
    const nonce = bytes.subarray(headBytes, headBytes + nonceBytes);
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(bytes.subarray(0, headBytes));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const sealed = bytes.subarray(headBytes + nonceBytes, -tagBytes);
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
    const [firmId = '', siteId = '', visitId = ''] = plain.subarray(secretBytes).toString('utf8').split('\n');
    return {
      firmId: firmId as FirmId,
      siteId: siteId as SiteId,
      visitId: visitId as VisitId,
      secret: plain.subarray(0, secretBytes),
    };
  } catch {
    return undefined;
  }
}

/** What the visit keeps of the secret: 128 bits of its SHA-256. Nobody can make the link from it. */
export const secretHash = (secret: Uint8Array): string =>
  createHash('sha256').update(secret).digest().subarray(0, secretBytes).toString('base64url');
