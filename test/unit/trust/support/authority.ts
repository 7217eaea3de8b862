import 'reflect-metadata'; // @peculiar/x509 asks for it.
import { createHash, randomBytes, sign, webcrypto, KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as CertificateSyntax, KeyUsage } from '@peculiar/asn1-x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  Extension,
  KeyUsageFlags,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto);

export { ExtendedKeyUsageExtension, Extension, KeyUsageFlags } from '@peculiar/x509';

/** The instant at which every certificate of these tests is judged. */
export const now = 1_764_000_000;
export const daySeconds = 86_400;
/** The common name that the tests' profile expects. */
export const signerName = 'iAM Smart Personal Code (sandbox)';

export const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const p384 = { name: 'ECDSA', namedCurve: 'P-384' } as const;
export const p521 = { name: 'ECDSA', namedCurve: 'P-521' } as const;
export const rsa = (modulusLength: number, hash = 'SHA-256', name = 'RSASSA-PKCS1-v1_5') => ({
  name,
  hash,
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
});
type KeyKind = typeof p256 | typeof p384 | typeof p521 | ReturnType<typeof rsa>;

/** A certificate with its key pair. */
export interface Holder {
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly der: Buffer;
}

export interface Wish {
  readonly name?: string;
  /** The signer; without one the certificate signs itself. */
  readonly by?: Holder;
  readonly keys?: webcrypto.CryptoKeyPair;
  readonly kind?: KeyKind;
  /** Hash of an ECDSA signature. */
  readonly hash?: string;
  readonly ca?: boolean | 'unstated';
  readonly pathLength?: number;
  /** Bits of its key usage; `unstated` leaves the extension out. */
  readonly usage?: number | 'unstated';
  readonly startsInDays?: number;
  readonly endsInDays?: number;
  readonly extensions?: readonly Extension[];
  /** Names this issuer, whoever signed. */
  readonly issuerName?: string;
  /** Names this key as its issuer's, whoever signed. */
  readonly issuerKey?: webcrypto.CryptoKey;
}

const kept = new Map<string, Promise<webcrypto.CryptoKeyPair>>();

/** A key pair of this kind, made once, because RSA keys are slow to make. */
export async function keptKeys(kind: KeyKind): Promise<webcrypto.CryptoKeyPair> {
  const id = JSON.stringify(kind);
  const made = kept.get(id) ?? newKeys(kind);
  kept.set(id, made);
  return made;
}

export const newKeys = (kind: KeyKind) => webcrypto.subtle.generateKey(kind, true, ['sign', 'verify']);

/** Makes a certificate exactly as given, valid or not. */
export async function issue(wish: Wish): Promise<Holder> {
  const {
    name = signerName,
    by,
    ca = false,
    usage,
    startsInDays = -1,
    endsInDays = 90,
    hash = 'SHA-256',
  } = wish;
  const keys = wish.keys ?? (await newKeys(wish.kind ?? p256));
  const signer = by?.keys ?? keys;
  const defaultUsage = ca === true ? KeyUsageFlags.keyCertSign : KeyUsageFlags.digitalSignature;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: `40${randomBytes(15).toString('hex')}`,
    subject: [{ CN: [name] }],
    issuer: [{ CN: [wish.issuerName ?? by?.name ?? name] }],
    notBefore: new Date((now + startsInDays * daySeconds) * 1000),
    notAfter: new Date((now + endsInDays * daySeconds) * 1000),
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: {
      ...signer.privateKey.algorithm,
      hash: hashOf(signer.privateKey, hash),
      saltLength: 32,
    },
    extensions: [
      ...(ca === 'unstated' ? [] : [new BasicConstraintsExtension(ca, wish.pathLength, true)]),
      ...(usage === 'unstated' ? [] : [keyUsage(usage ?? defaultUsage)]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(wish.issuerKey ?? signer.publicKey),
      ...(wish.extensions ?? []),
    ],
  });
  return { name, keys, der: Buffer.from(certificate.rawData) };
}

const keyUsage = (bits: number): Extension =>
  new Extension('2.5.29.15', true, AsnConvert.serialize(new KeyUsage(bits)));

const hashOf = (key: webcrypto.CryptoKey, hash: string): string =>
  key.algorithm.name === 'ECDSA' ? hash : (key.algorithm as webcrypto.RsaHashedKeyAlgorithm).hash.name;

/** Changes a certificate's contents and signs it again with the key of `by`. */
export function alter(
  { name, keys, der }: Holder,
  by: Holder,
  change: (contents: CertificateSyntax['tbsCertificate']) => void,
): Holder {
  const certificate = AsnConvert.parse(der, CertificateSyntax);
  change(certificate.tbsCertificate);
  const contents = Buffer.from(AsnConvert.serialize(certificate.tbsCertificate));
  const altered = new CertificateSyntax({
    tbsCertificate: certificate.tbsCertificate,
    signatureAlgorithm: certificate.signatureAlgorithm,
    signatureValue: new Uint8Array(sign('sha256', contents, KeyObject.from(by.keys.privateKey))).buffer,
  });
  return { name, keys, der: Buffer.from(AsnConvert.serialize(altered)) };
}

/** An authority that signs itself. */
export const root = (wish: Wish = {}) => issue({ name: 'Authority', ca: true, endsInDays: 3650, ...wish });

/** SHA-256 of its DER, as profiles pin it. */
export const pin = ({ der }: Holder): string => createHash('sha256').update(der).digest('hex');

/** SHA-256 of its DER, as codes name it. */
export const keyIdOf = ({ der }: Holder): string => createHash('sha256').update(der).digest('base64url');

export const pem = (...holders: readonly Holder[]): string =>
  holders
    .map(({ der }) => {
      const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n');
      return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
    })
    .join('');
