import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { singleRead } from './single-read.ts';
import { isOver } from './is-over.ts';

/** Past this age a bundle is read again, in the background of an invocation. */
const softAgeSeconds = 300;
/**
 * Past this age the store is asked before the bundle is served. A background read may never have finished, because an idle
 * function is frozen in the middle of it, and a withdrawal has to reach the gates.
 */
const awaitedAgeSeconds = 600;
/** An unknown key id may force a read this often, so that forged ids cannot cause many calls. */
const forcedReadEverySeconds = 60;
/** After a read that failed, the next one waits this long; */
const retryAfterSeconds = 10;
/** this long where a scan would wait for it although it could be served the old bundle. */
const awaitedRetrySeconds = 60;

export interface KeyBundleReaderDeps {
  /**
   * Reads the current bundle; `undefined` where there is none, or none that can be read. Throws when the store is not
   * reached.
   */
  readonly load: () => Promise<KeyBundle | undefined>;
  readonly clock: Clock;
  /** Called with the error of each failed read. It must not throw. */
  readonly onError?: (error: unknown) => void;
}

export interface KeyBundleReader {
  /**
   * The bundle to verify against, from memory when there is one. An old one serves while the store fails (stale-if-error);
   * verification decides whether it is too old (`validUntil`). While the store answers, no bundle older than ten minutes is
   * served.
   */
  readonly current: () => Promise<KeyBundle | undefined>;
  /** The bundle after a read that is under way, or after a forced one, at most one a minute. */
  readonly forUnknownKey: () => Promise<KeyBundle | undefined>;
}

/** Makes the cached reader of one function instance. Reads that overlap are one read. */
export function createKeyBundleReader({
  load,
  clock,
  onError = () => undefined,
}: KeyBundleReaderDeps): KeyBundleReader {
  let bundle: KeyBundle | undefined;
  let forcedAt = -Infinity;
  const store = singleRead(load, (loaded) => void (bundle = loaded ?? bundle), onError);

  const isServable = (now: EpochSeconds): boolean => bundle !== undefined && now <= bundle.validUntil;
  const mustWait = (now: EpochSeconds): boolean =>
    !isServable(now) || isOver(store.readAt, awaitedAgeSeconds, now);

  return {
    current: async () => {
      const now = clock();
      // A read that is under way may have been frozen with the function: it counts only if it returns a bundle.
      if (store.underWay && mustWait(now)) await store.underWay;
      if (mustWait(now)) {
        const pause = isServable(now) ? awaitedRetrySeconds : retryAfterSeconds;
        if (isOver(store.triedAt, pause, now)) await store.read(now);
      } else if (isOver(store.readAt, softAgeSeconds, now) && isOver(store.triedAt, retryAfterSeconds, now)) {
        void store.read(now);
      }
      return bundle;
    },
    forUnknownKey: async () => {
      const now = clock();
      if (store.underWay) await store.underWay;
      else if (isOver(forcedAt, forcedReadEverySeconds, now)) {
        forcedAt = now;
        await store.read(now);
      }
      return bundle;
    },
  };
}
