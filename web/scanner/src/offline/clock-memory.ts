import type { Vault } from './vault.ts';

/** How far the server’s clock is ahead of this device’s, as the device last learnt it. */
export interface ClockMemory {
  /** In milliseconds; 0 where nothing is known. */
  readonly offsetMs: number;
  readonly keep: (offsetMs: number) => void;
}

/** Less than this is the inexactness of an answer’s `Date`. */
const worthKeepingMs = 2_000;

/** The memory of a device: without it, a wrong clock would refuse every code after a reload without a network. */
export async function clockMemory(vault: Pick<Vault, 'database'> | undefined): Promise<ClockMemory> {
  let known = (await vault?.database.get('counters', 'clockOffsetMs').catch(() => undefined)) ?? 0;
  return {
    offsetMs: known,
    keep: (offsetMs) => {
      if (Math.abs(offsetMs - known) < worthKeepingMs) return;
      known = offsetMs;
      // Where the disk is full, the device knows it for as long as the page lives.
      void vault?.database.put('counters', offsetMs, 'clockOffsetMs').catch(() => undefined);
    },
  };
}
