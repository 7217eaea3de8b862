import { X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { KeyBundle, TrustedCertificate } from '../personal-code/key-bundle.ts';
import type { Profile } from '../personal-code/profile.ts';
import { validateChains } from './certificate-chain.ts';
import type { CertificateFault } from './certificate-fault.ts';
import type { SourceAnswer, SourceFault } from './certificate-source.ts';
import type { KeyBundleSecret, StoredBundle } from './key-bundle-secret.ts';
import { nextBundle, trustedCertificate, type BundleRules, type Comparison } from './next-bundle.ts';
import { readCertificates } from './read-certificates.ts';

/** Why a renewal did not happen. The bundle before it stays in force. */
export type RenewalFault =
  | CertificateFault
  | SourceFault
  | 'older_than_ours'
  | 'no_address'
  | 'staged_bundle_differs'
  | 'staged_bundle_unusable'
  | 'store_failed';

export type Renewal =
  | {
      readonly result: 'renewed' | 'unchanged';
      readonly bundle: KeyBundle;
      readonly previous: KeyBundle | undefined;
    }
  | { readonly result: 'failed'; readonly fault: RenewalFault; readonly previous: KeyBundle | undefined };

export interface RenewalDeps {
  readonly profile: Profile;
  readonly secret: KeyBundleSecret;
  readonly fetchCertificates: (address: string, etag: string | undefined) => Promise<SourceAnswer>;
  readonly clock: Clock;
  /** A fresh UUID: the id of the version that this renewal stages. */
  readonly newVersionId: () => string;
}

/**
 * Renews the key bundle: fetch, validate, compare, stage, read back and test, promote. Nothing becomes current that did
 * not pass every step, and a renewal that dies between two steps leaves the bundle before it in force.
 */
export async function renewKeyBundle(deps: RenewalDeps): Promise<Renewal> {
  let stored: StoredBundle | undefined;
  try {
    stored = await deps.secret.current();
    const previous = stored?.bundle?.profileId === deps.profile.id ? stored.bundle : undefined;
    const compared = await fetchAndCompare(deps, previous);
    if (compared.result === 'refused') return { result: 'failed', fault: compared.fault, previous };
    const fault = await publish(deps, compared.bundle, stored?.versionId);
    return fault ? { result: 'failed', fault, previous } : { ...compared, previous };
  } catch {
    return { result: 'failed', fault: 'store_failed', previous: stored?.bundle };
  }
}

type Compared =
  Exclude<Comparison, { result: 'refused' }> | { readonly result: 'refused'; readonly fault: RenewalFault };

async function fetchAndCompare(
  { profile, fetchCertificates, clock }: RenewalDeps,
  previous: KeyBundle | undefined,
): Promise<Compared> {
  const { addresses, format, trustAnchors, subjectName, refreshHours, staleAfterHours } =
    profile.certificates;
  const rules: BundleRules = {
    profileId: profile.id,
    algorithms: profile.algorithms,
    refreshHours,
    staleAfterHours,
  };
  const [address] = addresses;
  if (address === undefined) return refused('no_address');
  const answer = await fetchCertificates(address, previous?.etag);
  const now = clock();
  if (answer.result === 'failed') return refused(answer.fault);
  if (answer.result === 'not_modified') {
    const active = (previous?.certificates ?? []).filter(({ status }) => status === 'active');
    return active.some(({ notAfter }) => notAfter > now)
      ? nextBundle(previous, active, rules, now, previous?.etag)
      : refused('certificate_expired');
  }
  const read = readCertificates(answer.body, format);
  if (!read.ok) return refused(read.fault);
  const leaves = validateChains(read.value, { trustAnchors, subjectName }, now);
  if (!leaves.ok) return refused(leaves.fault);
  const active: TrustedCertificate[] = [];
  for (const leaf of leaves.value) {
    const entry = trustedCertificate(leaf, profile.algorithms);
    if (!entry.ok) return refused(entry.fault);
    active.push(entry.value);
  }
  return nextBundle(previous, active, rules, now, answer.etag);
}

const refused = (fault: RenewalFault): Compared => ({ result: 'refused', fault });

/** Stages, reads back, tests and promotes; whatever happens, no pending label stays behind. */
async function publish(
  { secret, clock, newVersionId }: RenewalDeps,
  bundle: KeyBundle,
  fromVersionId: string | undefined,
): Promise<RenewalFault | undefined> {
  const versionId = newVersionId();
  try {
    await secret.stage(bundle, versionId);
    const staged = (await secret.staged(versionId))?.bundle;
    if (!isDeepStrictEqual(staged, bundle)) return 'staged_bundle_differs';
    if (!isUsable(bundle, clock())) return 'staged_bundle_unusable';
    await secret.promote(versionId, fromVersionId);
    return undefined;
  } finally {
    await secret.dropPending().catch(() => undefined);
  }
}

/** A bundle to verify with: every certificate can be loaded, and one is active and valid now. */
function isUsable({ certificates, validUntil }: KeyBundle, now: EpochSeconds): boolean {
  try {
    for (const { der } of certificates) new X509Certificate(Buffer.from(der, 'base64'));
  } catch {
    return false;
  }
  const usable = ({ status, notBefore, notAfter }: TrustedCertificate) =>
    status === 'active' && notBefore <= now && now <= notAfter;
  return validUntil > now && certificates.some(usable);
}
