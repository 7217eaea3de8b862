import type { EpochSeconds } from '../kernel/brands.ts';
import { hourSeconds, later } from '../kernel/clock.ts';

/**
 * When something is purged whose day has moved to `purgeAt`. Where that is past, it is gone at once: since an hour at most,
 * so that a clock that is set back does not bring it back and the key of that day is not destroyed yet.
 */
export const goneBy = (purgeAt: EpochSeconds, now: EpochSeconds): EpochSeconds =>
  Math.max(purgeAt, later(now, -hourSeconds)) as EpochSeconds;
