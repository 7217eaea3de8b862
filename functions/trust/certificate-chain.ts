import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../kernel/brands.ts';
import { faulty, sound, type CertificateFault, type Checked } from './certificate-fault.ts';
import { faultOfAny, faultOfAuthority, faultOfLeaf } from './certificate-properties.ts';
import type { Certificate } from './read-certificates.ts';

/** What a profile asks of an issuer's certificates. */
export interface ChainRules {
  /** SHA-256 (hex, lower case) of the pinned certificates: every chain ends in one of them. */
  readonly trustAnchors: readonly string[];
  /** Common name that the signing certificate has. */
  readonly subjectName: string;
}

const longestChain = 3;

/**
 * Validates all that an issuer published (path validation after RFC 5280 §6.1, without the parts that the profile has no
 * use for: what they would need is refused). One bad certificate among good ones refuses the answer.
 *
 * @returns the signing certificates, each at the end of a sound chain, or the first fault
 */
export function validateChains(
  certificates: readonly Certificate[],
  rules: ChainRules,
  now: EpochSeconds,
): Checked<readonly Certificate[]> {
  const leaves = certificates.filter(
    (one) => !certificates.some((other) => other !== one && isIssued(other, one)),
  );
  if (leaves.length === 0) return faulty('no_certificates');
  const used = new Set<Certificate>();
  for (const leaf of leaves) {
    const chain = chainOf(leaf, certificates, rules.trustAnchors);
    if (!chain.ok) return chain;
    const fault = faultOfChain(chain.value, rules, now);
    if (fault) return faulty(fault);
    for (const one of chain.value) used.add(one);
  }
  return used.size === certificates.length ? sound(leaves) : faulty('untrusted_anchor');
}

/** `issued` names `by` as its issuer; whether it also signed it is seen when the chain is built. */
const isIssued = (issued: Certificate, by: Certificate): boolean => issued.node.checkIssued(by.node);

function chainOf(
  leaf: Certificate,
  pool: readonly Certificate[],
  trustAnchors: readonly string[],
): Checked<readonly Certificate[]> {
  const chain = [leaf];
  let fault: CertificateFault = 'untrusted_anchor';
  for (let top = leaf; !trustAnchors.includes(fingerprint(top));) {
    if (chain.length === longestChain) return faulty('chain_too_long');
    const named = pool.filter((one) => !chain.includes(one) && isIssued(top, one));
    const issuer = named.find((one) => top.node.verify(one.node.publicKey));
    if (!issuer) {
      if (named.length > 0) fault = 'signature_not_by_issuer';
      return faulty(fault);
    }
    chain.push(issuer);
    top = issuer;
  }
  return sound(chain);
}

function faultOfChain(
  chain: readonly Certificate[],
  rules: ChainRules,
  now: EpochSeconds,
): CertificateFault | undefined {
  for (const [below, one] of chain.entries()) {
    const fault =
      faultOfAny(one, now) ??
      (below === 0 ? faultOfLeaf(one, rules.subjectName) : faultOfAuthority(one, below - 1));
    if (fault) return fault;
  }
  return undefined;
}

const fingerprint = ({ der }: Certificate): string => createHash('sha256').update(der).digest('hex');
