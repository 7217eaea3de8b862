import 'reflect-metadata'; // @peculiar/x509 needs it.
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type X509Certificate,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto);

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
export const daySeconds = 86_400;
const authorityDays = 3_650;
const signerDays = 90;

/** A certificate with its private key. */
export interface Holder {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: X509Certificate;
}

/** The contents of a certificate. The caller decides whether they are valid. */
export interface CertificateWish {
  readonly commonName: string;
  /** Epoch seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The signer. Without one the certificate is self-signed. */
  readonly issuer?: Holder | undefined;
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  readonly usage?: KeyUsageFlags;
  /** The kind of its key; P-256 by default. */
  readonly kind?: webcrypto.RsaHashedKeyGenParams;
  /** Hash of the signature on it. */
  readonly hash?: 'SHA-1' | 'SHA-256';
  readonly extensions?: readonly Extension[];
}

/** Makes a certificate with these contents and new keys. */
export async function certify(wish: CertificateWish): Promise<Holder> {
  const { isAuthority = false, hash = 'SHA-256' } = wish;
  const keys = await webcrypto.subtle.generateKey(wish.kind ?? p256, true, ['sign', 'verify']);
  const signingKeys = wish.issuer?.keys ?? keys;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [wish.commonName] }],
    issuer: wish.issuer?.certificate.subject ?? [{ CN: [wish.commonName] }],
    notBefore: date(wish.notBefore),
    notAfter: date(wish.notAfter),
    signingAlgorithm: { ...p256, hash },
    publicKey: keys.publicKey,
    signingKey: signingKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(isAuthority, wish.pathLength, true),
      keyUsage(wish),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(signingKeys.publicKey),
      ...(wish.extensions ?? []),
    ],
  });
  return { keys, certificate };
}

function keyUsage({ usage, isAuthority = false }: CertificateWish): KeyUsagesExtension {
  if (usage !== undefined) return new KeyUsagesExtension(usage, true);
  return isAuthority
    ? new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true)
    : new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true);
}

/** Makes the sandbox's own authority: self-signed, ten years. */
export const makeAuthority = (commonName: string, nowSeconds: number): Promise<Holder> =>
  certify({ ...authorityLife(nowSeconds), commonName, isAuthority: true, pathLength: 0 });

/** Makes a signer of Personal Codes: P-256, `digitalSignature`, valid from yesterday, for 90 days. */
export const makeSigner = (issuer: Holder, commonName: string, nowSeconds: number): Promise<Holder> =>
  certify({ ...signerLife(nowSeconds), commonName, issuer });

export const authorityLife = (nowSeconds: number) => ({
  notBefore: nowSeconds - daySeconds,
  notAfter: nowSeconds + authorityDays * daySeconds,
});

export const signerLife = (nowSeconds: number) => ({
  notBefore: nowSeconds - daySeconds,
  notAfter: nowSeconds + signerDays * daySeconds,
});

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
