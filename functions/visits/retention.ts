import { later, daySeconds } from '../kernel/clock.ts';
import type { EpochSeconds } from '../kernel/brands.ts';

/** When a visit is purged: the site's retention after the last thing that happened to it (PDPO, DPP2(2)). */
export function purgeAfter(instant: EpochSeconds, retentionDays: number): EpochSeconds {
  return later(instant, retentionDays * daySeconds);
}
