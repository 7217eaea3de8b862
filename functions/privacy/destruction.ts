import { daySeconds, later, toRfc3339 } from '../kernel/clock.ts';
import type { EpochSeconds, FirmId, SiteId } from '../kernel/brands.ts';
import type { ChainLink, DeletionFacts } from './deletion-chain.ts';

/**
 * The record that the key of a site's day was destroyed. From then on nobody can read what was to be purged on that day,
 * wherever a copy of it is left. It holds nothing of any visitor.
 */
export interface Destruction {
  readonly firmId: FirmId;
  /** `*` for the data of the whole firm: bars. */
  readonly siteId: SiteId;
  /** `YYYY-MM-DD` in UTC: what the key sealed was to be purged on this day. */
  readonly day: string;
  readonly keyId: string;
  readonly madeAt: EpochSeconds;
  /** When the destruction was begun. It is written before the key is deleted. */
  readonly begunAt: EpochSeconds;
  /** When the key was gone; absent where a run was cut off in between, until the next one. */
  readonly destroyedAt?: EpochSeconds;
  /** Visits of the day that were deleted by then; absent as long as `destroyedAt` is. */
  readonly visitsDeleted?: number;
  /** The record's place in the chain of its site; absent as long as `destroyedAt` is. */
  readonly certificate?: ChainLink;
  /** When the record ceases to exist. */
  readonly purgeAt: EpochSeconds;
}

/** A year and a month: an audit of a year finds all of it. */
const keptDays = 400;

/** How long the record of a destruction that begins now is kept. */
export const destructionKeptUntil = (now: EpochSeconds): EpochSeconds => later(now, keptDays * daySeconds);

/** What the certificate of a destruction says that was finished at `destroyedAt`. */
export const factsOf = (
  { siteId, day, keyId, madeAt, begunAt }: Destruction,
  { destroyedAt, visitsDeleted }: { readonly destroyedAt: EpochSeconds; readonly visitsDeleted: number },
): DeletionFacts => ({
  siteId,
  day,
  visitsDeleted,
  keyId,
  keyMadeAt: toRfc3339(madeAt),
  destructionBegunAt: toRfc3339(begunAt),
  keyDestroyedAt: toRfc3339(destroyedAt),
});
