import 'reflect-metadata'; // @peculiar/x509 asks for it.
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto);

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const daySeconds = 86_400;
const authorityDays = 3_650;
const signerDays = 90;

/** A certificate with its private key. */
export interface Holder {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: X509Certificate;
}

/** Makes the sandbox's own authority: self-signed, ten years. */
export async function makeAuthority(commonName: string, nowSeconds: number): Promise<Holder> {
  const keys = await webcrypto.subtle.generateKey(p256, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [commonName] }],
    notBefore: date(nowSeconds - daySeconds),
    notAfter: date(nowSeconds + authorityDays * daySeconds),
    signingAlgorithm: p256,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { keys, certificate };
}

/** Makes a signer of Personal Codes: P-256, `digitalSignature`, valid from yesterday until `endsSeconds` (90 days on). */
export async function makeSigner(
  authority: Holder,
  commonName: string,
  nowSeconds: number,
  endsSeconds = nowSeconds + signerDays * daySeconds,
): Promise<Holder> {
  const keys = await webcrypto.subtle.generateKey(p256, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [commonName] }],
    issuer: authority.certificate.subject,
    notBefore: date(Math.min(nowSeconds, endsSeconds) - daySeconds),
    notAfter: date(endsSeconds),
    signingAlgorithm: p256,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.keys.publicKey),
    ],
  });
  return { keys, certificate };
}

/** SHA-256 of the certificate's DER. */
export const fingerprint = ({ certificate }: Holder, encoding: 'hex' | 'base64url'): string =>
  createHash('sha256').update(Buffer.from(certificate.rawData)).digest(encoding);

/** Positive, 127 bits (RFC 5280 §4.1.2.2). */
const serialNumber = (): string => {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
};

const date = (seconds: number): Date => new Date(seconds * 1000);
