import { defined } from '../kernel/defined.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { epochSeconds, hourSeconds } from '../kernel/clock.ts';
import type { TrustedCertificate } from '../personal-code/key-bundle.ts';
import type { StoredKeyBundle } from './parse-key-bundle.ts';

/** What a profile says of bundles. */
export interface BundleRules {
  readonly profileId: string;
  /** The id of the rules that certificates are validated by. Under other anchors an earlier bundle does not count. */
  readonly validatedUnder: string;
  readonly refreshHours: number;
  readonly staleAfterHours: number;
}

export type Comparison =
  | { readonly result: 'renewed' | 'unchanged'; readonly bundle: StoredKeyBundle }
  | { readonly result: 'refused'; readonly fault: 'older_than_ours' };

/**
 * The bundle that follows `current` when the issuer publishes `active` now.
 * - An answer with a certificate that is not active here, and whose newest certificate began before our newest, is an old
 *   answer and refused. An answer that only leaves certificates out is accepted.
 * - A certificate that is no longer published stays as `retiring` for one more refresh period, so that codes signed just
 *   before the roll verify. After that, or when it expires, nothing it signed is accepted.
 * - The same certificates only move `fetchedAt` and `validUntil`.
 */
export function nextBundle(
  current: StoredKeyBundle | undefined,
  active: readonly TrustedCertificate[],
  rules: BundleRules,
  now: EpochSeconds,
  etag: string | undefined,
): Comparison {
  const ours = carriedOver(current, rules).filter(({ notAfter }) => notAfter >= now);
  const held = ours.filter(({ status }) => status === 'active');
  const isHeld = (one: TrustedCertificate) => held.some((other) => isSame(one, other));
  const isSubset = active.every(isHeld);
  if (!isSubset && newest(active) < newest(held)) return { result: 'refused', fault: 'older_than_ours' };
  const published = new Set(active.map(({ keyId }) => keyId));
  const retiring = ours
    .filter(({ keyId }) => !published.has(keyId))
    .map((one) => (one.status === 'retiring' ? one : retire(one, rules, now)));
  return {
    result: isSubset && active.length === held.length ? 'unchanged' : 'renewed',
    bundle: {
      schemaVersion: 1,
      profileId: rules.profileId,
      fetchedAt: now,
      validUntil: epochSeconds(now + rules.staleAfterHours * hourSeconds),
      ...defined({ etag }),
      validatedUnder: rules.validatedUnder,
      certificates: [...active, ...retiring],
    },
  };
}

/** The part of the current bundle that counts for the next one: nothing where profile or anchors have changed. */
export function carriedOver(
  current: StoredKeyBundle | undefined,
  { profileId, validatedUnder }: BundleRules,
): readonly TrustedCertificate[] {
  const counts = current?.profileId === profileId && current.validatedUnder === validatedUnder;
  return counts ? current.certificates : [];
}

const isSame = (one: TrustedCertificate, other: TrustedCertificate): boolean =>
  one.keyId === other.keyId && one.algorithm === other.algorithm;

const newest = (certificates: readonly TrustedCertificate[]): number =>
  Math.max(-Infinity, ...certificates.map(({ notBefore }) => notBefore));

const retire = (
  certificate: TrustedCertificate,
  { refreshHours }: BundleRules,
  now: EpochSeconds,
): TrustedCertificate => ({
  ...certificate,
  status: 'retiring',
  notAfter: epochSeconds(Math.min(certificate.notAfter, now + refreshHours * hourSeconds)),
});
