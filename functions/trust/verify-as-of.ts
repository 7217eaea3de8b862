import type { EpochSeconds } from '../kernel/brands.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import type { Verdict } from '../personal-code/verdict.ts';
import type { DenyListReader } from './deny-list-reader.ts';
import type { Denial } from './deny-list-table.ts';
import type { KeyBundleReader } from './key-bundle-reader.ts';

/** The dependencies of verifying a code as of an earlier time. */
export interface VerifyAsOfDeps {
  readonly bundles: KeyBundleReader;
  /** The bundle before the current one. Throws when the store is not reached. */
  readonly previous: () => Promise<KeyBundle | undefined>;
  readonly denials: DenyListReader<readonly Denial[]>;
  readonly verify: (bytes: Uint8Array, bundle: KeyBundle | undefined, at: EpochSeconds) => Promise<Verdict>;
}

/**
 * Verifies a code as it would have been verified at `at`, within the last day: by the certificates of then and the
 * denials of then. A key that is unknown now may be in the bundle before the current one, because a certificate that the
 * issuer no longer publishes is dropped after some hours. Without the deny list no code can be verified.
 */
export function verifyAsOf({ bundles, previous, denials, verify }: VerifyAsOfDeps) {
  return async (code: string, at: EpochSeconds): Promise<Verdict> => {
    const bytes = new TextEncoder().encode(code);
    const denied = await denials();
    const by = (bundle: KeyBundle | undefined) =>
      verify(bytes, bundle && denied && { ...bundle, deniedKeyIds: deniedAt(denied, at) }, at);
    const verdict = await by(await bundles.current());
    if (!isUnknownKey(verdict)) return verdict;
    const newer = await by(await bundles.forUnknownKey());
    if (!isUnknownKey(newer)) return newer;
    const older = await by(await previous());
    return older.outcome === 'unavailable' ? newer : older;
  };
}

/** The certificates that were denied by then. A denial whose time cannot be read counts always. */
const deniedAt = (denials: readonly Denial[], at: EpochSeconds): readonly string[] =>
  denials.filter((denial) => !(Date.parse(denial.deniedAt) / 1000 > at)).map(({ keyId }) => keyId);

const isUnknownKey = (verdict: Verdict): boolean => verdict.outcome === 'rejected' && verdict.ref === 'K01';
