import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import { isOver } from './is-over.ts';
import { singleRead } from './single-read.ts';
import type { KeyBundleReader } from './key-bundle-reader.ts';

/** Past this age the list is read again, in the background of an invocation. */
const softAgeSeconds = 120;
/** Past this age the list is not used any more: a denial is in force everywhere within five minutes. */
const hardAgeSeconds = 300;
/** After a read that failed, the next one waits this long. */
const retryAfterSeconds = 10;

/** Key ids (base64url SHA-256 of the certificate) that are refused whatever the issuer publishes. */
export type DenyList = readonly string[];

/** The list as it stood less than five minutes ago, from memory where it can be; `undefined` where it could not be read. */
export type DenyListReader<List = DenyList> = () => Promise<List | undefined>;

export interface DenyListReaderDeps<List> {
  /** Reads the list as it stands now. Throws when the store is not reached. */
  readonly load: () => Promise<List>;
  readonly clock: Clock;
  /** Called with the error of each failed read. It must not throw. */
  readonly onError?: (error: unknown) => void;
}

/** Makes the cached reader of one function instance. Reads that overlap are one read. */
export function createDenyListReader<List = DenyList>({
  load,
  clock,
  onError = () => undefined,
}: DenyListReaderDeps<List>): DenyListReader<List> {
  let list: List | undefined;
  const store = singleRead(load, (loaded) => void (list = loaded), onError);
  const held = (now: EpochSeconds) => (isOver(store.readAt, hardAgeSeconds, now) ? undefined : list);
  const mayRetry = (now: EpochSeconds) => isOver(store.triedAt, retryAfterSeconds, now);

  return async () => {
    const now = clock();
    const fresh = held(now);
    if (fresh) {
      if (isOver(store.readAt, softAgeSeconds, now) && mayRetry(now)) void store.read(now);
      return fresh;
    }
    // A read that is under way may have begun long ago, if the function was frozen meanwhile, so its list may be old.
    if (store.underWay) await store.underWay;
    if (!held(now) && mayRetry(now)) await store.read(now);
    return held(now);
  };
}

/**
 * A key bundle reader that adds the deny list to every bundle. Without the list no code can be verified, so there is no
 * bundle then. Costs no I/O while both are in memory.
 */
export function withDenyList(bundles: KeyBundleReader, denyList: DenyListReader): KeyBundleReader {
  const withDenied = async (reading: Promise<KeyBundle | undefined>): Promise<KeyBundle | undefined> => {
    const [bundle, deniedKeyIds] = await Promise.all([reading, denyList()]);
    return bundle && deniedKeyIds && { ...bundle, deniedKeyIds };
  };
  return {
    current: () => withDenied(bundles.current()),
    forUnknownKey: () => withDenied(bundles.forUnknownKey()),
  };
}
