import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { EpochSeconds, FirmId, SiteId, VisitId } from '../kernel/brands.ts';
import type { VerifiedScan } from './scan.ts';

/** A guard has this long to pick; the code itself may have expired by then. */
export const choiceLifeSeconds = 600;

/** The contents of a choice token: the verified scan, and the visits that the guard may pick from. */
export interface Choice {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly scan: VerifiedScan;
  readonly visitIds: readonly VisitId[];
  /** Where the code can make a walk-in (person-keys.ts). */
  readonly walkInIds: readonly VisitId[];
}

export type OpenedChoice =
  | { readonly ok: true; readonly choice: Choice }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

/** Seals and opens choice tokens: AES-256-GCM (NIST SP 800-38D) under a key derived from the firm's secret. */
export interface ChoiceSeal {
  readonly seal: (choice: Choice) => string;
  readonly open: (token: string, now: EpochSeconds) => OpenedChoice;
}

const ivBytes = 12;
const tagBytes = 16;

/** Makes the seal of a firm; the firm and the site are bound in as well. */
export function choiceSeal(secret: string, firmId: FirmId): ChoiceSeal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `gatehouse/choice-token/1/${firmId}`, 32));
  return {
    seal: (choice) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = [cipher.update(JSON.stringify(choice), 'utf8'), cipher.final()];
      return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url');
    },
    open: (token, now) => {
      const choice = decrypt(Buffer.from(token, 'base64url'), key);
      // A token of the previous release has no such list. The guard scans again.
      if (choice?.firmId !== firmId || !Array.isArray(choice.walkInIds))
        return { ok: false, reason: 'invalid' };
      return now > choice.scan.at + choiceLifeSeconds
        ? { ok: false, reason: 'expired' }
        : { ok: true, choice };
    },
  };
}

function decrypt(bytes: Buffer, key: Uint8Array): Choice | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const sealed = bytes.subarray(ivBytes + tagBytes);
    return JSON.parse(decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8')) as Choice;
  } catch {
    return undefined;
  }
}
