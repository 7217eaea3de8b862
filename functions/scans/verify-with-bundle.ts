import type { EpochSeconds } from '../kernel/brands.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';
import type { Verdict } from '../personal-code/verdict.ts';

/** The dependencies of verifying against the current bundle. */
export interface BundleVerifierDeps {
  readonly currentBundle: () => Promise<KeyBundle | undefined>;
  /** The bundle after one forced refresh; the reader limits how often that happens. */
  readonly bundleForUnknownKey: () => Promise<KeyBundle | undefined>;
  readonly verify: (bytes: Uint8Array, bundle: KeyBundle | undefined, now: EpochSeconds) => Promise<Verdict>;
  readonly clock: () => EpochSeconds;
}

/** Verifies a code against the bundle in force; an unknown key triggers one look for a newer bundle. */
export function verifyWithBundle({ currentBundle, bundleForUnknownKey, verify, clock }: BundleVerifierDeps) {
  return async (code: string): Promise<Verdict> => {
    const bytes = new TextEncoder().encode(code);
    const verdict = await verify(bytes, await currentBundle(), clock());
    const unknownKey = verdict.outcome === 'rejected' && verdict.ref === 'K01';
    return unknownKey ? verify(bytes, await bundleForUnknownKey(), clock()) : verdict;
  };
}
