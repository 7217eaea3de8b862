import type { EpochSeconds } from '../kernel/brands.ts';
import { epochSeconds } from '../kernel/clock.ts';
import type { Certificate } from './certificate.ts';
import { faulty, sound, type CertificateFault, type Checked } from './certificate-fault.ts';
import { faultOfAny, faultOfAuthority, faultOfDates, faultOfLeaf } from './certificate-properties.ts';

/** What a profile requires of an issuer's certificates. */
export interface ChainRules {
  /** SHA-256 (hex, lower case) of the pinned certificates: every chain ends in one of them. */
  readonly trustAnchors: readonly string[];
  /** Common name that the signing certificate has. */
  readonly subjectName: string;
}

/** A signing certificate at the end of a sound chain. */
export interface SoundLeaf<Leaf extends Certificate> {
  readonly certificate: Leaf;
  /** Last second at which every certificate of its chain is valid. */
  readonly chainNotAfter: EpochSeconds;
}

const longestChain = 3;

/**
 * Validates everything that an issuer published: path validation by RFC 5280 §6.1, without the parts that no profile uses;
 * a certificate that needs them is refused. One bad certificate refuses the whole answer, with two exceptions that an
 * issuer cannot avoid around a roll:
 * - a signing certificate that begins later is accepted beside one that is valid now; it verifies nothing before its time;
 * - an expired one is ignored if we held it (`held`: fingerprints), because it was validated in its time.
 * @returns the signing certificates, at least one of them valid now, or the first fault
 */
export function validateChains<Published extends Certificate>(
  certificates: readonly Published[],
  rules: ChainRules,
  now: EpochSeconds,
  held: ReadonlySet<string> = new Set(),
): Checked<readonly SoundLeaf<Published>[]> {
  const leaves = certificates.filter((one) => !certificates.some((other) => isIssuer(one, other)));
  const placed = new Set(leaves.flatMap((leaf) => [...signersAbove(leaf, certificates)]));
  const ended = leaves.filter((leaf) => now > leaf.notAfter && held.has(leaf.fingerprint));
  const found: SoundLeaf<Published>[] = [];
  for (const leaf of leaves) {
    if (ended.includes(leaf)) continue;
    const chain = findChain([leaf], certificates, rules, now);
    if (!chain.ok) return chain;
    found.push({ certificate: leaf, chainNotAfter: endOf(chain.value) });
  }
  if (placed.size < certificates.length) return faulty('untrusted_anchor');
  if (found.some(({ certificate }) => certificate.notBefore <= now)) return sound(found);
  return faulty(lackOf(found.length, ended.length));
}

function lackOf(notYetValid: number, ended: number): CertificateFault {
  if (notYetValid > 0) return 'certificate_not_yet_valid';
  return ended > 0 ? 'certificate_expired' : 'no_certificates';
}

/** Finds a valid chain from the leaf to a pinned certificate. Without one it returns the fault of the first chain. */
function findChain(
  chain: readonly [Certificate, ...Certificate[]],
  pool: readonly Certificate[],
  rules: ChainRules,
  now: EpochSeconds,
): Checked<readonly Certificate[]> {
  const top = chain.at(-1) ?? chain[0];
  if (rules.trustAnchors.includes(top.fingerprint)) {
    const fault = faultOfChain(chain, rules, now);
    return fault ? faulty(fault) : sound(chain);
  }
  const named = pool.filter((one) => !chain.includes(one) && names(top, one));
  const signers = named.filter((one) => isSignedBy(top, one));
  if (named.length === 0) return faulty('untrusted_anchor');
  if (signers.length === 0) return faulty('signature_not_by_issuer');
  if (chain.length === longestChain) return faulty('chain_too_long');
  const ways = signers.map((signer) => findChain([...chain, signer], pool, rules, now));
  return ways.find(({ ok }) => ok) ?? ways[0] ?? faulty('untrusted_anchor');
}

function faultOfChain(
  chain: readonly Certificate[],
  rules: ChainRules,
  now: EpochSeconds,
): CertificateFault | undefined {
  let authoritiesBelow = 0;
  for (const [index, one] of chain.entries()) {
    const below = chain[index - 1];
    const fault = faultOfAny(one) ?? (below ? faultOfDates(one, now) : faultOfEnd(one, now));
    if (fault) return fault;
    const faultOfRole = below ? faultOfAuthority(one, authoritiesBelow) : faultOfLeaf(one, rules.subjectName);
    if (faultOfRole) return faultOfRole;
    if (below && !below.x509.checkIssued(one.x509)) return 'not_issued_by_issuer';
    // RFC 5280 §4.2.1.9: an authority that issued itself another certificate does not count.
    if (below && !names(one, one)) authoritiesBelow += 1;
  }
  return undefined;
}

/** A signing certificate may begin later, but must not have expired. */
const faultOfEnd = (leaf: Certificate, now: EpochSeconds): CertificateFault | undefined =>
  now > leaf.notAfter ? 'certificate_expired' : undefined;

const endOf = (chain: readonly Certificate[]): EpochSeconds =>
  epochSeconds(Math.min(...chain.map(({ notAfter }) => notAfter)));

/** True where `one` names `issuer` as its issuer. The signature is checked elsewhere. */
const names = (one: Certificate, issuer: Certificate): boolean => one.issuer === issuer.subject;

const isSignedBy = (one: Certificate, issuer: Certificate): boolean =>
  names(one, issuer) && one.x509.verify(issuer.publicKey);

/** True if `one` is above `other`. Self-issued signing certificates share a name and issue nothing. */
function isIssuer(one: Certificate, other: Certificate): boolean {
  if (other === one || !names(other, one)) return false;
  return other.subject !== one.subject || isSignedBy(other, one);
}

/** The certificate and all in the pool that signed it, and what signed those. */
function signersAbove(
  one: Certificate,
  pool: readonly Certificate[],
  found = new Set([one]),
): ReadonlySet<Certificate> {
  for (const other of pool) {
    if (found.has(other) || !isSignedBy(one, other)) continue;
    found.add(other);
    signersAbove(other, pool, found);
  }
  return found;
}
