import { createHash, X509Certificate, type KeyObject, type webcrypto } from 'node:crypto';
import type { EpochSeconds } from '../kernel/brands.ts';
import { epochSeconds } from '../kernel/clock.ts';
import type { SignatureAlgorithm, TrustedCertificate } from './key-bundle.ts';

/** A certificate made ready for verification. */
export interface SigningKey {
  readonly key: webcrypto.CryptoKey;
  /** First and last second at which both the certificate and the key bundle call it valid. */
  readonly notBefore: EpochSeconds;
  readonly notAfter: EpochSeconds;
}

const prepared = new WeakMap<TrustedCertificate, SigningKey>();

/** RFC 7518 §3.3 and §3.5. */
const smallestRsaBits = 2048;

const importParameters = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const satisfies Record<SignatureAlgorithm, Parameters<KeyObject['toCryptoKey']>[0]>;

/**
 * The certificate's public key, imported once for as long as the key bundle that holds it is in memory. Throws where the
 * bundle's entry contradicts itself: the certificate does not fit its key id or its kind of key.
 */
export function signingKey(certificate: TrustedCertificate): SigningKey {
  const known = prepared.get(certificate);
  if (known) return known;
  const made = prepare(certificate);
  prepared.set(certificate, made);
  return made;
}

function prepare({ keyId, algorithm, der, notBefore, notAfter }: TrustedCertificate): SigningKey {
  const bytes = Buffer.from(der, 'base64');
  if (createHash('sha256').update(bytes).digest('base64url') !== keyId) {
    throw new Error('a certificate in the key bundle does not match its key id');
  }
  const x509 = new X509Certificate(bytes);
  const { modulusLength = Infinity } = x509.publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength < smallestRsaBits) throw new Error('a key in the key bundle is too weak');
  return {
    // It is a public key, so it may be exported.
    key: x509.publicKey.toCryptoKey(importParameters[algorithm], true, ['verify']),
    notBefore: epochSeconds(Math.max(notBefore, x509.validFromDate.getTime() / 1000)),
    notAfter: epochSeconds(Math.min(notAfter, x509.validToDate.getTime() / 1000)),
  };
}
