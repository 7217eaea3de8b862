import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { TrustedCertificate } from '../personal-code/key-bundle.ts';
import type { Profile } from '../personal-code/profile.ts';
import { validateChains } from './certificate-chain.ts';
import { sound, type Checked } from './certificate-fault.ts';
import type { CertificateSource } from './certificate-source.ts';
import { carriedOver, nextBundle, type BundleRules, type Comparison } from './next-bundle.ts';
import type { StoredKeyBundle } from './parse-key-bundle.ts';
import { readCertificates } from './read-certificates.ts';
import type { RenewalFault } from './renewal.ts';
import { trustedCertificate } from './trusted-certificate.ts';

/** The parts of a profile that a renewal uses. */
export type TrustProfile = Pick<Profile, 'id' | 'algorithms' | 'certificates'>;

export interface FetchDeps {
  readonly profile: TrustProfile;
  readonly source: CertificateSource;
  readonly clock: Clock;
}

export type FetchedBundle =
  Exclude<Comparison, { result: 'refused' }> | { readonly result: 'refused'; readonly fault: RenewalFault };

/**
 * Fetches, validates and compares: the first three steps of a renewal, from the first of the profile's addresses that has a
 * good answer. Where none has one, the fault is that of the first address.
 */
export async function fetchBundle(
  deps: FetchDeps,
  current: StoredKeyBundle | undefined,
): Promise<FetchedBundle> {
  let first: FetchedBundle | undefined;
  for (const address of deps.profile.certificates.addresses) {
    const answer = await fetchFrom(address, deps, current);
    if (answer.result !== 'refused') return answer;
    first ??= answer;
  }
  return first ?? refused('no_address');
}

async function fetchFrom(
  address: string,
  { profile, source, clock }: FetchDeps,
  current: StoredKeyBundle | undefined,
): Promise<FetchedBundle> {
  const rules = rulesOf(profile);
  const held = carriedOver(current, rules);
  // An entity tag belongs to validated certificates. Under other rules they have to be validated again.
  const answer = await source(address, held.length > 0 ? current?.etag : undefined);
  const now = clock();
  switch (answer.result) {
    case 'failed':
      return refused(answer.fault);
    case 'not_modified': {
      const active = held.filter(({ status, notAfter }) => status === 'active' && notAfter >= now);
      return active.some(({ notBefore }) => notBefore <= now)
        ? nextBundle(current, active, rules, now, current?.etag)
        : refused('certificate_expired');
    }
    case 'fetched': {
      const active = trustedOf(answer.body, profile, held, now);
      return active.ok ? nextBundle(current, active.value, rules, now, answer.etag) : refused(active.fault);
    }
  }
}

/** Validates every certificate of an answer. */
function trustedOf(
  body: Uint8Array,
  { algorithms, certificates }: TrustProfile,
  held: readonly TrustedCertificate[],
  now: EpochSeconds,
): Checked<readonly TrustedCertificate[]> {
  const read = readCertificates(body, certificates.format);
  if (!read.ok) return read;
  const fingerprints = new Set(held.map(({ keyId }) => Buffer.from(keyId, 'base64url').toString('hex')));
  const leaves = validateChains(read.value, certificates, now, fingerprints);
  if (!leaves.ok) return leaves;
  const trusted: TrustedCertificate[] = [];
  for (const leaf of leaves.value) {
    const entry = trustedCertificate(leaf, algorithms);
    if (!entry.ok) return entry;
    trusted.push(entry.value);
  }
  return sound(trusted);
}

function rulesOf({ id, algorithms, certificates }: TrustProfile): BundleRules {
  const { trustAnchors, subjectName, refreshHours, staleAfterHours } = certificates;
  const heldAgainst = JSON.stringify([trustAnchors.toSorted(), subjectName, algorithms]);
  return {
    profileId: id,
    validatedUnder: createHash('sha256').update(heldAgainst).digest('base64url'),
    refreshHours,
    staleAfterHours,
  };
}

const refused = (fault: RenewalFault): FetchedBundle => ({ result: 'refused', fault });
