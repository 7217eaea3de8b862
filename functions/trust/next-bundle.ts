import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../kernel/brands.ts';
import { epochSeconds } from '../kernel/clock.ts';
import type { KeyBundle, SignatureAlgorithm, TrustedCertificate } from '../personal-code/key-bundle.ts';
import { faulty, sound, type Checked } from './certificate-fault.ts';
import type { Certificate } from './read-certificates.ts';

/** What a profile says of bundles. */
export interface BundleRules {
  readonly profileId: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly refreshHours: number;
  readonly staleAfterHours: number;
}

const hourSeconds = 3600;

/** The entry of a validated signing certificate; its one algorithm follows from its key. */
export function trustedCertificate(
  certificate: Certificate,
  allowed: readonly SignatureAlgorithm[],
): Checked<TrustedCertificate> {
  const algorithm = algorithmsOf(certificate).find((one) => allowed.includes(one));
  if (!algorithm) return faulty('leaf_has_wrong_algorithm');
  const { der, node } = certificate;
  return sound({
    keyId: createHash('sha256').update(der).digest('base64url'),
    algorithm,
    der: der.toString('base64'),
    notBefore: epochSeconds(node.validFromDate.getTime() / 1000),
    notAfter: epochSeconds(node.validToDate.getTime() / 1000),
    status: 'active',
  });
}

/** An RSA key says by itself which padding it is for only when it is an RSASSA-PSS key (RFC 4055 §1.2). */
function algorithmsOf({ node: { publicKey } }: Certificate): readonly SignatureAlgorithm[] {
  const { namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  switch (publicKey.asymmetricKeyType) {
    case 'ec':
      return namedCurve === 'prime256v1' ? ['ES256'] : [];
    case 'rsa':
      return ['RS256'];
    case 'rsa-pss':
      return ['PS256'];
    default:
      return [];
  }
}

export type Comparison =
  | { readonly result: 'renewed' | 'unchanged'; readonly bundle: KeyBundle }
  | { readonly result: 'refused'; readonly fault: 'older_than_ours' };

/**
 * The bundle that follows `current` when the issuer publishes `active` now.
 *
 * - An answer whose newest certificate began before our newest is an old answer: refused.
 * - A certificate that is published no longer stays as `retiring`, so that codes signed just before the roll verify, and
 *   is accepted for one more refresh period at most.
 * - The same certificates only move `fetchedAt` and `validUntil`.
 */
export function nextBundle(
  current: KeyBundle | undefined,
  active: readonly TrustedCertificate[],
  rules: BundleRules,
  now: EpochSeconds,
  etag: string | undefined,
): Comparison {
  const ours = current?.profileId === rules.profileId ? current.certificates : [];
  if (newest(active) < newest(ours.filter(({ status }) => status === 'active'))) {
    return { result: 'refused', fault: 'older_than_ours' };
  }
  const published = new Set(active.map(({ keyId }) => keyId));
  const retiring = ours
    .filter(({ keyId, notAfter }) => !published.has(keyId) && notAfter > now)
    .map((one) => (one.status === 'retiring' ? one : retire(one, rules, now)));
  const held = new Set(ours.filter(({ status }) => status === 'active').map(({ keyId }) => keyId));
  const same = held.size === published.size && [...published].every((keyId) => held.has(keyId));
  return {
    result: same ? 'unchanged' : 'renewed',
    bundle: {
      schemaVersion: 1,
      profileId: rules.profileId,
      fetchedAt: now,
      validUntil: epochSeconds(now + rules.staleAfterHours * hourSeconds),
      ...(etag === undefined ? {} : { etag }),
      certificates: [...active, ...retiring],
    },
  };
}

const newest = (certificates: readonly TrustedCertificate[]): number =>
  Math.max(-Infinity, ...certificates.map(({ notBefore }) => notBefore));

const retire = (
  certificate: TrustedCertificate,
  rules: BundleRules,
  now: EpochSeconds,
): TrustedCertificate => ({
  ...certificate,
  status: 'retiring',
  notAfter: epochSeconds(Math.min(certificate.notAfter, now + rules.refreshHours * hourSeconds)),
});

const daySeconds = 86_400;

/** Days, with fractions, until no active certificate is left. */
export function daysToExpiry({ certificates }: KeyBundle, now: EpochSeconds): number {
  const ends = certificates.filter(({ status }) => status === 'active').map(({ notAfter }) => notAfter);
  return (Math.max(now, ...ends) - now) / daySeconds;
}

/** The warnings that became due between two renewals: 30, 14, 7 and 1 days before the last certificate expires. */
export function warningsDue(bundle: KeyBundle, before: EpochSeconds, now: EpochSeconds): readonly number[] {
  return [30, 14, 7, 1].filter(
    (days) => daysToExpiry(bundle, before) > days && daysToExpiry(bundle, now) <= days,
  );
}
