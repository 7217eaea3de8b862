import { later, daySeconds } from '../kernel/clock.ts';
import { derivedId } from '../kernel/derived-id.ts';
import type { BarredId, EpochSeconds, FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import type { PersonParts } from '../person-keys/nearness.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';

/** A firm, or one of its sites: where a bar holds. The firm comes from the verified identity. */
export interface BarScope {
  readonly firmId: FirmId;
  /** Absent where all sites of the firm are meant. */
  readonly siteId?: SiteId;
}

/** A person who is not admitted, stored as keys under each known name. */
export interface Bar extends BarScope {
  readonly barredId: BarredId;
  readonly identities: readonly NameIdentity[];
  /** Keyed name parts and prefix, to find people who are near. Absent where everybody of the name is barred. */
  readonly parts?: PersonParts;
  /** The same for devices that work without a network. Absent where the bar was made before they could. */
  readonly offline?: OfflineBar;
  /** In the firm's words. Recorded only where the firm gives one. */
  readonly reason?: string;
  /** Kept only with a reason, and only where the firm asks for it. */
  readonly name?: string;
  readonly createdAt: EpochSeconds;
  readonly createdBy: MemberId;
  /** The bar ends here unless a member reviews it before (PDPO, DPP2(2)). */
  readonly reviewBy: EpochSeconds;
  readonly reviewedAt?: EpochSeconds;
  readonly reviewedBy?: MemberId;
}

/** A bar under the firm's key of bars, which devices get. It is kept as long as the bar and shown to scanners alone. */
export type OfflineBar = Pick<Bar, 'identities' | 'parts'>;

/** A bar is listed as due for its review in its last month. */
const dueSeconds = 30 * daySeconds;

/** Bars that end before this instant are due for a review now. */
export const dueBefore = (now: EpochSeconds): EpochSeconds => later(now, dueSeconds);

/** When a bar that is made or reviewed now ends. */
export const reviewAfter = (now: EpochSeconds, days: number): EpochSeconds => later(now, days * daySeconds);

/** Barring the same person in the same place again gives the same bar. */
export function barredIdOf({ siteId }: BarScope, identities: readonly NameIdentity[]): BarredId {
  const keys = identities.map(({ nameKey, strongKey }) => [nameKey, strongKey ?? '']).sort();
  return derivedId(siteId ?? '*', keys) as BarredId;
}
