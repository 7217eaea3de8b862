import type { EpochSeconds } from '../kernel/brands.ts';

/** A read that never runs twice at the same time, and when it was last tried and made. */
export interface SingleRead {
  /** Reads now, or waits for the read that is under way. A failed read calls `onError` and changes nothing. */
  read(now: EpochSeconds): Promise<void>;
  /** The read that is under way, if any. */
  readonly underWay: Promise<void> | undefined;
  /** When the last successful read began; `-Infinity` before the first. */
  readonly readAt: number;
  /** When the last read began, whatever came of it. */
  readonly triedAt: number;
}

/** Makes a single read of one function instance. `keep` gets what was loaded. */
export function singleRead<Loaded>(
  load: () => Promise<Loaded>,
  keep: (loaded: Loaded) => void,
  onError: (error: unknown) => void,
): SingleRead {
  let underWay: Promise<void> | undefined;
  let readAt = -Infinity;
  let triedAt = -Infinity;
  return {
    get underWay() {
      return underWay;
    },
    get readAt() {
      return readAt;
    },
    get triedAt() {
      return triedAt;
    },
    read: (now) => {
      triedAt = now;
      underWay ??= Promise.resolve()
        .then(load)
        .then((loaded) => {
          keep(loaded);
          readAt = now;
        })
        .catch(onError)
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
  };
}
