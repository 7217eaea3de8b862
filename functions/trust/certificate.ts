import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  BasicConstraints,
  Certificate as CertificateSyntax,
  ExtendedKeyUsage,
  Extensions,
  KeyUsage,
  type TBSCertificate,
} from '@peculiar/asn1-x509';
import { isDer } from './der.ts';
import { comparableName } from './distinguished-name.ts';

/** Object identifiers of the extensions that are acted on (RFC 5280 §4.2.1). */
export const extensionIds = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
} as const;

/**
 * One certificate, read twice: by node:crypto (OpenSSL) for its key, its dates and who signed it, by an ASN.1 library for
 * the fields that OpenSSL does not show.
 */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  /** SHA-256 of the DER in hex, lower case: what a profile pins. */
  readonly fingerprint: string;
  /** X.509 version: 3 for all that have extensions. */
  readonly version: number;
  /** First and last second of its validity, since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Its subject and its issuer, in a comparable form. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonNames: readonly string[];
  /** Object identifiers of its signature: the algorithm, and for RSASSA-PSS the hashes that it names. */
  readonly signatureAlgorithms: readonly string[];
  /** True where the algorithm inside the signed part equals the one outside (RFC 5280 §4.1.1.2). */
  readonly signatureAlgorithmsAgree: boolean;
  /** The parameters of its public key, DER in hex: for an elliptic curve, which one. */
  readonly keyParameters: string;
  readonly extensions: readonly { readonly id: string; readonly critical: boolean }[];
  readonly isAuthority: boolean;
  /** Most authorities that may follow below this one. */
  readonly pathLength: number | undefined;
  /** Bits of its key usage; none where it does not state any. */
  readonly keyUsage: number;
  /** Object identifiers of its extended key usage; `undefined` where it does not state any. */
  readonly purposes: readonly string[] | undefined;
}

const commonName = '2.5.4.3';
const rsassaPss = '1.2.840.113549.1.1.10';

/** Reads a certificate; throws where the bytes are not exactly one, in DER. */
export function readCertificate(der: Uint8Array): Certificate {
  const x509 = new X509Certificate(der);
  if (!x509.raw.equals(der) || !isDer(der)) throw new Error('the bytes are not one certificate in DER');
  const { tbsCertificate, signatureAlgorithm } = AsnConvert.parse(der, CertificateSyntax);
  const constraints = extensionOf(tbsCertificate, extensionIds.basicConstraints, BasicConstraints);
  const purposes = extensionOf(tbsCertificate, extensionIds.extendedKeyUsage, ExtendedKeyUsage);
  return {
    x509,
    publicKey: x509.publicKey,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    version: tbsCertificate.version + 1,
    notBefore: seconds(x509.validFromDate),
    notAfter: seconds(x509.validToDate),
    subject: comparableName(tbsCertificate.subject),
    issuer: comparableName(tbsCertificate.issuer),
    commonNames: commonNamesOf(tbsCertificate),
    signatureAlgorithms: signatureAlgorithmsOf(signatureAlgorithm),
    signatureAlgorithmsAgree:
      hex(AsnConvert.serialize(signatureAlgorithm)) === hex(AsnConvert.serialize(tbsCertificate.signature)),
    keyParameters: hex(tbsCertificate.subjectPublicKeyInfo.algorithm.parameters),
    extensions: [...(tbsCertificate.extensions ?? new Extensions())].map(({ extnID, critical }) => ({
      id: extnID,
      critical,
    })),
    isAuthority: constraints?.cA ?? false,
    pathLength: constraints?.pathLenConstraint,
    keyUsage: extensionOf(tbsCertificate, extensionIds.keyUsage, KeyUsage)?.toNumber() ?? 0,
    purposes: purposes && [...purposes],
  };
}

function seconds(date: Date): number {
  const value = date.getTime() / 1000;
  if (!Number.isFinite(value)) throw new Error('the certificate has an invalid date');
  return value;
}

function extensionOf<Value>(
  { extensions }: TBSCertificate,
  id: string,
  syntax: new () => Value,
): Value | undefined {
  const found = extensions?.find(({ extnID }) => extnID === id);
  if (!found) return undefined;
  if (!isDer(new Uint8Array(found.extnValue.buffer))) throw new Error('an extension is not in DER');
  return AsnConvert.parse(found.extnValue, syntax);
}

function commonNamesOf({ subject }: TBSCertificate): string[] {
  return subject
    .flatMap((part) => [...part])
    .filter(({ type }) => type === commonName)
    .map(({ value }) => value.toString());
}

/** RFC 4055 §3.1: the parameters of an RSASSA-PSS signature name its hash and that of its mask, SHA-1 where absent. */
function signatureAlgorithmsOf({ algorithm, parameters }: AlgorithmIdentifier): string[] {
  if (algorithm !== rsassaPss) return [algorithm];
  const { hashAlgorithm, maskGenAlgorithm } = parameters
    ? AsnConvert.parse(parameters, RsaSaPssParams)
    : new RsaSaPssParams();
  const maskHash =
    maskGenAlgorithm.parameters && AsnConvert.parse(maskGenAlgorithm.parameters, AlgorithmIdentifier);
  return [algorithm, hashAlgorithm.algorithm, maskHash?.algorithm ?? ''];
}

const hex = (bytes: ArrayBuffer | null | undefined): string =>
  Buffer.from(bytes ?? new ArrayBuffer(0)).toString('hex');
