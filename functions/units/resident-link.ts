import { createHash } from 'node:crypto';
import { siteIdField } from '../edge/id-fields.ts';
import type { EpochSeconds, FirmId, MemberId, UnitId } from '../kernel/brands.ts';
import { daySeconds } from '../kernel/clock.ts';
import type { Unit, UnitSite } from './unit.ts';

/** A letter or an e-mail has to reach the resident, who opens it some days later. */
export const linkLifeSeconds = 7 * daySeconds;

/** Random bytes in a link: 160 bits. */
export const linkSecretBytes = 20;

/** The key of a link: the firm and site that it names, and its SHA-256. Nothing else of the link is stored. */
export interface LinkRef extends UnitSite {
  readonly digest: string;
}

/** A link as the Registry stores it. */
export interface ResidentLink extends LinkRef {
  readonly unitId: UnitId;
  readonly serial: Unit['serial'];
  readonly madeBy: MemberId;
  readonly label?: string;
  readonly expiresAt: EpochSeconds;
  /** The resident whom it bound. A link binds one account. */
  readonly memberId?: MemberId;
}

const prefix = 'gatehouse-resident.1';

/** Writes the token of a link: `gatehouse-resident.1.FIRM.SITE.SECRET`. It belongs into the fragment of an address. */
export const linkToken = ({ firmId, siteId }: UnitSite, secret: Uint8Array): string =>
  [prefix, firmId, siteId, Buffer.from(secret).toString('base64url')].join('.');

/** Reads the key of a link; `undefined` where the text is not the token of one. */
export function linkRef(token: string): LinkRef | undefined {
  const [name, version, firm, site, secret, ...rest] = token.split('.');
  const firmId = siteIdField.safeParse(firm);
  const siteId = siteIdField.safeParse(site);
  if (`${name ?? ''}.${version ?? ''}` !== prefix || !firmId.success || !siteId.success) return undefined;
  if (rest.length > 0 || !/^[\w-]{27}$/.test(secret ?? '')) return undefined;
  const digest = createHash('sha256').update(token).digest('base64url');
  return { firmId: firmId.data as string as FirmId, siteId: siteId.data, digest };
}
