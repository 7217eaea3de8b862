import type { EpochSeconds } from '../kernel/brands.ts';

const daySeconds = 86_400;

/** When a visit is purged: the site's retention after the last thing that happened to it (PDPO, DPP2(2)). */
export function purgeAfter(instant: EpochSeconds, retentionDays: number): EpochSeconds {
  return (instant + retentionDays * daySeconds) as EpochSeconds;
}
