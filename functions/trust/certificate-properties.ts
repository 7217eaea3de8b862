import type { EpochSeconds } from '../kernel/brands.ts';
import { extensionIds, type Certificate } from './certificate.ts';
import type { CertificateFault } from './certificate-fault.ts';
import { emptyName } from './distinguished-name.ts';

/** Bits of a key usage (RFC 5280 §4.2.1.3), the first one lowest. */
const keyUsages = { digitalSignature: 1, keyCertSign: 32 } as const;

const smallestRsaBits = 2048;
/** P-256 and P-384, by name; explicit parameters could describe a similar but weak curve. */
const curveNames = ['06082a8648ce3d030107', '06052b81040022'];

/** RSA and ECDSA, each with SHA-256, SHA-384 or SHA-512, and what RSASSA-PSS names those by. */
const strongAlgorithms = new Set([
  ...['11', '12', '13', '10'].map((end) => `1.2.840.113549.1.1.${end}`),
  ...['2', '3', '4'].map((end) => `1.2.840.10045.4.3.${end}`),
  ...['1', '2', '3'].map((end) => `2.16.840.1.101.3.4.2.${end}`),
]);

/** Critical extensions that are processed here. Any other critical extension refuses the certificate (RFC 5280 §4.2). */
const understood: readonly string[] = [
  extensionIds.basicConstraints,
  extensionIds.keyUsage,
  extensionIds.extendedKeyUsage,
];

/** TLS servers and clients, code, time stamps, OCSP: a certificate for only these purposes never signs Personal Codes. */
const otherPurposes = ['1', '2', '3', '8', '9'].map((end) => `1.3.6.1.5.5.7.3.${end}`);

/** The requirements on every certificate of a chain, including the anchor, except its dates. */
export function faultOfAny(certificate: Certificate): CertificateFault | undefined {
  const { version, extensions, signatureAlgorithms } = certificate;
  const ids = extensions.map(({ id }) => id);
  if (version !== 3) return 'certificate_version';
  if (certificate.issuer === emptyName) return 'issuer_has_no_name';
  if (!hasStrongKey(certificate)) return 'weak_key';
  if (!signatureAlgorithms.every((one) => strongAlgorithms.has(one))) return 'weak_signature_algorithm';
  if (!certificate.signatureAlgorithmsAgree) return 'signature_algorithms_differ';
  if (new Set(ids).size !== ids.length) return 'repeated_extension';
  if (ids.includes(extensionIds.nameConstraints)) return 'name_constraints';
  // Whether critical or not, RFC 5280 §6.1.4 (i) acts on them: an explicit policy may be required.
  if (ids.includes(extensionIds.policyConstraints)) return 'policy_constraints';
  if (!certificate.isAuthority && certificate.pathLength !== undefined) return 'path_length_of_no_authority';
  return extensions.some(({ critical, id }) => critical && !understood.includes(id))
    ? 'unknown_critical_extension'
    : undefined;
}

/** Whether it is too early or too late for a certificate. Both its first and its last second are within. */
export function faultOfDates(
  { notBefore, notAfter }: Certificate,
  now: EpochSeconds,
): CertificateFault | undefined {
  if (now < notBefore) return 'certificate_not_yet_valid';
  return now > notAfter ? 'certificate_expired' : undefined;
}

/** The requirements on an issuer with `authoritiesBelow` further authorities between it and the leaf. */
export function faultOfAuthority(
  certificate: Certificate,
  authoritiesBelow: number,
): CertificateFault | undefined {
  const { isAuthority, pathLength = Infinity, extensions } = certificate;
  if (!isAuthority) return 'issuer_is_no_authority';
  const isCritical = extensions.some(({ id, critical }) => critical && id === extensionIds.basicConstraints);
  if (!isCritical) return 'authority_not_critically';
  if (!mayUse(certificate, keyUsages.keyCertSign)) return 'issuer_may_not_sign_certificates';
  if (isForOthers(certificate)) return 'issuer_is_for_another_purpose';
  return pathLength < authoritiesBelow ? 'path_too_long' : undefined;
}

/** The requirements on a certificate that signs Personal Codes. */
export function faultOfLeaf(certificate: Certificate, subjectName: string): CertificateFault | undefined {
  const { isAuthority, commonNames } = certificate;
  if (isAuthority || mayUse(certificate, keyUsages.keyCertSign)) return 'leaf_is_authority';
  if (!mayUse(certificate, keyUsages.digitalSignature) || isForOthers(certificate))
    return 'leaf_may_not_sign';
  return commonNames.length === 1 && commonNames[0] === subjectName ? undefined : 'leaf_has_wrong_name';
}

function hasStrongKey({ publicKey, keyParameters }: Certificate): boolean {
  const { modulusLength = 0, publicExponent = 0n } = publicKey.asymmetricKeyDetails ?? {};
  switch (publicKey.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return modulusLength >= smallestRsaBits && publicExponent >= 3n && publicExponent % 2n === 1n;
    case 'ec':
      return curveNames.includes(keyParameters);
    default:
      return false;
  }
}

const isForOthers = ({ purposes }: Certificate): boolean =>
  purposes?.every((purpose) => otherPurposes.includes(purpose)) ?? false;

const mayUse = ({ keyUsage }: Certificate, bit: number): boolean => (keyUsage & bit) !== 0;
