import { constants, hash, KeyObject, verify, X509Certificate } from 'node:crypto';
import { epochSeconds } from '../kernel/clock.ts';
import { smallestRsaBits, type CodeCrypto, type SigningKey } from './code-crypto.ts';
import type { SignatureAlgorithm, TrustedCertificate } from './key-bundle.ts';

/** RFC 7518 §3.3 to §3.5: all with SHA-256; the salt of PS256 is as long as the hash. */
const ways = {
  ES256: { dsaEncoding: 'ieee-p1363' },
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  RS256: { padding: constants.RSA_PKCS1_PADDING },
} as const satisfies Record<SignatureAlgorithm, object>;

const keyKinds = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const satisfies Record<SignatureAlgorithm, Parameters<KeyObject['toCryptoKey']>[0]>;

const prepared = new WeakMap<TrustedCertificate, SigningKey>();

/** As {@link CodeCrypto} says, and at once. */
export function signingKey(certificate: TrustedCertificate): SigningKey {
  const known = prepared.get(certificate);
  if (known) return known;
  const made = prepare(certificate);
  prepared.set(certificate, made);
  return made;
}

function prepare({ keyId, algorithm, der, notBefore, notAfter }: TrustedCertificate): SigningKey {
  const bytes = Buffer.from(der, 'base64');
  if (hash('sha256', bytes, 'base64url') !== keyId) {
    throw new Error('a certificate in the key bundle does not match its key id');
  }
  const x509 = new X509Certificate(bytes);
  return {
    notBefore: epochSeconds(Math.max(notBefore, x509.validFromDate.getTime() / 1000)),
    notAfter: epochSeconds(Math.min(notAfter, x509.validToDate.getTime() / 1000)),
    isSigned: signatureCheck(x509.publicKey, algorithm),
  };
}

/**
 * Verifies signatures with one key by one algorithm, in this thread, because moving a tenth of a millisecond of work to
 * another thread costs more. Throws where the key is of another kind, or too weak.
 */
export function signatureCheck(publicKey: KeyObject, algorithm: SignatureAlgorithm): SigningKey['isSigned'] {
  const { modulusLength = Infinity } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength < smallestRsaBits) throw new Error('a key in the key bundle is too weak');
  // Web Crypto takes no key of another kind. It is a public key, so it may be exported.
  const key = KeyObject.from(publicKey.toCryptoKey(keyKinds[algorithm], true, ['verify']));
  const way = { key, ...ways[algorithm] };
  return (input, signature) => verify('sha256', input, way, signature);
}

/** Verification by OpenSSL (docs/decisions/041). */
export const nodeCrypto: CodeCrypto = {
  signingKey,
  sha256: (data) => hash('sha256', data, 'base64url'),
};
