import type { EpochSeconds } from '../kernel/brands.ts';
import type { Visit } from './visit.ts';

/** The time of a purge, as a write of a visit sets it. */
export interface Kept {
  readonly purgeAt: EpochSeconds;
  /** The purge without the hold; set where the hold keeps the visit longer. */
  readonly normalPurgeAt?: EpochSeconds;
}

/**
 * The purge of a visit that is held until `heldUntil`, where without the hold it would be at `purgeAt`: the later of both.
 */
export const keptThrough = (heldUntil: EpochSeconds | undefined, purgeAt: EpochSeconds): Kept =>
  heldUntil !== undefined && heldUntil >= purgeAt
    ? { purgeAt: heldUntil, normalPurgeAt: purgeAt }
    : { purgeAt };

/** When a visit would be purged without its holds. */
export const normalPurgeOf = ({
  purgeAt,
  heldUntil,
  normalPurgeAt = purgeAt,
}: Pick<Visit, 'purgeAt' | 'heldUntil' | 'normalPurgeAt'>): EpochSeconds =>
  purgeAt === heldUntil ? normalPurgeAt : purgeAt;
