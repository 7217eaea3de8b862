import type { EpochSeconds } from '../kernel/brands.ts';

/**
 * True once the time has passed. Also true where the clock was set back meanwhile, so that nothing waits for it to catch
 * up.
 */
export const isOver = (since: number, seconds: number, now: EpochSeconds): boolean =>
  now - since >= seconds || now < since;
