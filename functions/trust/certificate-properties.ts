import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from './x509.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { CertificateFault } from './certificate-fault.ts';
import type { Certificate } from './read-certificates.ts';

const smallestRsaBits = 2048;
const curves = ['prime256v1', 'secp384r1'];
const signatureHashes = ['SHA-256', 'SHA-384', 'SHA-512'];

const basicConstraints = '2.5.29.19';
const keyUsage = '2.5.29.15';
const extendedKeyUsage = '2.5.29.37';
const nameConstraints = '2.5.29.30';
/** Critical extensions that are acted on here; any other refuses (RFC 5280 §4.2). */
const understood = [basicConstraints, keyUsage, extendedKeyUsage];

/** What is asked of every certificate of a chain, the anchor too. */
export function faultOfAny(certificate: Certificate, now: EpochSeconds): CertificateFault | undefined {
  const { node, extensions, signatureHash } = certificate;
  if (now < node.validFromDate.getTime() / 1000) return 'certificate_not_yet_valid';
  if (now > node.validToDate.getTime() / 1000) return 'certificate_expired';
  if (!hasStrongKey(certificate)) return 'weak_key';
  if (!signatureHashes.includes(signatureHash)) return 'weak_signature_algorithm';
  if (extensions.some(({ type }) => type === nameConstraints)) return 'name_constraints';
  return extensions.some(({ critical, type }) => critical && !understood.includes(type))
    ? 'unknown_critical_extension'
    : undefined;
}

/** What is asked of an issuer with `authoritiesBelow` further authorities between it and the leaf. */
export function faultOfAuthority(
  certificate: Certificate,
  authoritiesBelow: number,
): CertificateFault | undefined {
  const constraints = constraintsOf(certificate);
  if (!constraints?.ca) return 'issuer_is_no_authority';
  if (!mayUse(certificate, KeyUsageFlags.keyCertSign)) return 'issuer_may_not_sign_certificates';
  return constraints.pathLength !== undefined && constraints.pathLength < authoritiesBelow
    ? 'path_too_long'
    : undefined;
}

/** What is asked of a certificate that signs Personal Codes. */
export function faultOfLeaf(certificate: Certificate, subjectName: string): CertificateFault | undefined {
  if (constraintsOf(certificate)?.ca === true) return 'leaf_is_authority';
  if (!mayUse(certificate, KeyUsageFlags.digitalSignature)) return 'leaf_may_not_sign';
  return commonNamesOf(certificate).join('\n') === subjectName ? undefined : 'leaf_has_wrong_name';
}

function hasStrongKey({ node: { publicKey } }: Certificate): boolean {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  switch (publicKey.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return (modulusLength ?? 0) >= smallestRsaBits;
    case 'ec':
      return namedCurve !== undefined && curves.includes(namedCurve);
    default:
      return false;
  }
}

const constraintsOf = ({ extensions }: Certificate): BasicConstraintsExtension | undefined =>
  extensions.find((one) => one instanceof BasicConstraintsExtension);

/** A certificate without a key usage may do nothing here: the profile expects it to say what it is for. */
function mayUse({ extensions }: Certificate, usage: KeyUsageFlags): boolean {
  const usages = extensions.find((one) => one instanceof KeyUsagesExtension);
  return usages !== undefined && (usages.usages & usage) !== 0;
}

function commonNamesOf({ node }: Certificate): readonly string[] {
  const { CN } = node.toLegacyObject().subject as unknown as { CN?: string | string[] };
  return CN === undefined ? [] : [CN].flat();
}
