import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';

/** Past this age a bundle is read anew, in the background of an invocation. */
const softAgeSeconds = 300;
/** An unknown key id may force a read this often, so that forged ids cannot drive our calls. */
const forcedReadEverySeconds = 60;
/** After a read that failed, the next one waits this long. */
const retryAfterSeconds = 10;

export interface KeyBundleReaderDeps {
  /** Reads the current bundle; `undefined` when there is none that can be read. Throws when the store is not reached. */
  readonly load: () => Promise<KeyBundle | undefined>;
  readonly clock: Clock;
  /** Told of each read that failed. Must not throw. */
  readonly onError?: (error: unknown) => void;
}

export interface KeyBundleReader {
  /**
   * The bundle to verify against, from memory when there is one. An old one serves while the store fails
   * (stale-if-error); whether it is too old is the verification's to say (`validUntil`).
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
  let readAt = -Infinity;
  let triedAt = -Infinity;
  let forcedAt = -Infinity;
  let reading: Promise<void> | undefined;

  const read = (now: EpochSeconds): Promise<void> => {
    triedAt = now;
    reading ??= Promise.resolve()
      .then(load)
      .then((loaded) => {
        bundle = loaded ?? bundle;
        readAt = now;
      })
      .catch(onError)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  return {
    current: async () => {
      const now = clock();
      const mayRetry = isOver(triedAt, retryAfterSeconds, now);
      const serves = bundle !== undefined && now <= bundle.validUntil;
      if (!serves && (mayRetry || reading)) await read(now);
      else if (serves && mayRetry && isOver(readAt, softAgeSeconds, now)) void read(now);
      return bundle;
    },
    forUnknownKey: async () => {
      const now = clock();
      if (reading) await reading;
      else if (isOver(forcedAt, forcedReadEverySeconds, now)) {
        forcedAt = now;
        await read(now);
      }
      return bundle;
    },
  };
}

/** True once the time has passed; also where the clock was set back meanwhile, so that nothing waits for it to catch up. */
const isOver = (since: number, seconds: number, now: EpochSeconds): boolean =>
  now - since >= seconds || now < since;
