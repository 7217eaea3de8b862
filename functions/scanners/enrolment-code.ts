import { createHash } from 'node:crypto';
import { siteIdField } from '../edge/id-fields.ts';
import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../kernel/brands.ts';
import type { ScannerKey } from './scanner.ts';

/** A code is shown on a screen and scanned at once. */
export const enrolmentLifeSeconds = 600;

/** Bytes of chance in a code: 160 bits. */
export const enrolmentSecretBytes = 20;

/** Where a code is looked for: the firm and site that it names, and its SHA-256, which is all that is stored. */
export interface EnrolmentRef {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly digest: string;
}

/** A code that was made, as the Registry has it. */
export interface Enrolment extends EnrolmentRef {
  readonly madeBy: MemberId;
  readonly expiresAt: EpochSeconds;
  /** The scanner that it enrolled; a code enrols one. */
  readonly scannerId?: ScannerId;
}

const prefix = 'gatehouse-enrolment.1';

/** Writes a code: `gatehouse-enrolment.1.FIRM.SITE.SECRET`, ASCII, at most 130 characters; fits a QR of version 7. */
export const enrolmentCodeText = (firmId: FirmId, siteId: SiteId, secret: Uint8Array): string =>
  [prefix, firmId, siteId, Buffer.from(secret).toString('base64url')].join('.');

/** Reads where a code is to be looked for; `undefined` where the text is no code at all. */
export function enrolmentRef(code: string): EnrolmentRef | undefined {
  const [name, version, firm, site, secret, ...rest] = code.split('.');
  const firmId = siteIdField.safeParse(firm);
  const siteId = siteIdField.safeParse(site);
  if (`${name ?? ''}.${version ?? ''}` !== prefix || !firmId.success || !siteId.success) return undefined;
  if (rest.length > 0 || !/^[\w-]{27}$/.test(secret ?? '')) return undefined;
  const digest = createHash('sha256').update(code).digest('base64url');
  return { firmId: firmId.data as string as FirmId, siteId: siteId.data, digest };
}

/**
 * The id of the scanner that a code makes of a key: the same device that asks again, since the answer was lost, becomes
 * no second scanner; another key becomes another scanner, which the code then refuses.
 */
export const scannerIdOf = ({ digest }: EnrolmentRef, { x, y }: ScannerKey): ScannerId =>
  createHash('sha256')
    .update(JSON.stringify([digest, x, y]))
    .digest('base64url')
    .slice(0, 22) as ScannerId;
