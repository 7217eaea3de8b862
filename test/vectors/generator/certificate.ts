import { createHash, type KeyObject } from 'node:crypto';
import { seededBytes } from './seeded.ts';

/** The content of a test certificate. */
export interface CertificateRecipe {
  readonly subject: string;
  readonly publicKey: KeyObject;
  /** Epoch seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Signs a certificate; RSA uses PKCS #1 v1.5, which gives the same bytes on every run. */
export interface CertificateSigner {
  readonly name: string;
  sign(input: Uint8Array): Buffer;
}

const oid = {
  commonName: '0603550403',
  sha256WithRsa: '06092a864886f70d01010b',
  basicConstraints: '0603551d13',
  keyUsage: '0603551d0f',
};
const critical = hex('0101ff');
const rsaSignature = tlv(0x30, hex(oid.sha256WithRsa), hex('0500'));

/** A leaf certificate in DER (RFC 5280): X.509 v3, CA:FALSE, digitalSignature. */
export function makeCertificate(recipe: CertificateRecipe, signer: CertificateSigner): Buffer {
  const { subject, publicKey, notBefore, notAfter } = recipe;
  const toBeSigned = tlv(
    0x30,
    tlv(0xa0, hex('020102')),
    tlv(0x02, hex('40'), seededBytes(`serial ${subject} ${notBefore} ${notAfter}`, 15)),
    rsaSignature,
    commonName(signer.name),
    tlv(0x30, time(notBefore), time(notAfter)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, tlv(0x30, extension(oid.basicConstraints, '3000'), extension(oid.keyUsage, '03020780'))),
  );
  return tlv(0x30, toBeSigned, rsaSignature, tlv(0x03, hex('00'), signer.sign(toBeSigned)));
}

/** base64url SHA-256 of the DER: the value of the `x5t#S256` header. */
export function keyIdOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('base64url');
}

function extension(id: string, value: string): Buffer {
  return tlv(0x30, hex(id), critical, tlv(0x04, hex(value)));
}

function commonName(name: string): Buffer {
  return tlv(0x30, tlv(0x31, tlv(0x30, hex(oid.commonName), tlv(0x0c, Buffer.from(name)))));
}

/** GeneralizedTime from 2050 on, UTCTime before (RFC 5280 §4.1.2.5). */
function time(seconds: number): Buffer {
  const digits = new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
  return digits < '2050'
    ? tlv(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : tlv(0x18, Buffer.from(`${digits}Z`));
}

function tlv(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}
