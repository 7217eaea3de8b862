import { createHash } from 'node:crypto';
import { siteIdField } from '../edge/id-fields.ts';
import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../kernel/brands.ts';
import { derivedId } from '../kernel/derived-id.ts';
import type { ScannerKey } from './scanner.ts';

/** A code is scanned from a screen soon after it is made, so an hour is enough. */
export const enrolmentLifeSeconds = 600;

/** Random bytes in a code: 160 bits. */
export const enrolmentSecretBytes = 20;

/** The key of a code: the firm and site that it names, and its SHA-256. Nothing else of the code is stored. */
export interface EnrolmentRef {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly digest: string;
}

/** A code as the Registry stores it. */
export interface Enrolment extends EnrolmentRef {
  readonly madeBy: MemberId;
  readonly expiresAt: EpochSeconds;
  /** The scanner that it enrolled. A code enrols one scanner. */
  readonly scannerId?: ScannerId;
}

const prefix = 'gatehouse-enrolment.1';

/** Writes a code: `gatehouse-enrolment.1.FIRM.SITE.SECRET`, ASCII, at most 130 characters; fits a QR of version 7. */
export const enrolmentCodeText = (firmId: FirmId, siteId: SiteId, secret: Uint8Array): string =>
  [prefix, firmId, siteId, Buffer.from(secret).toString('base64url')].join('.');

/** Reads the key of a code; `undefined` where the text is not a code. */
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
 * The id of the scanner for a code and a key. A device that repeats the request gets the same scanner. Another key gives
 * another id, which the used code refuses.
 */
export const scannerIdOf = ({ digest }: EnrolmentRef, { x, y }: ScannerKey): ScannerId =>
  derivedId(digest, x, y) as ScannerId;
