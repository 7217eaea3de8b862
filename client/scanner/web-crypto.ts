import { epochSeconds } from '../../functions/kernel/clock.ts';
import {
  smallestRsaBits,
  type CodeCrypto,
  type SigningKey,
} from '../../functions/personal-code/code-crypto.ts';
import type { SignatureAlgorithm, TrustedCertificate } from '../../functions/personal-code/key-bundle.ts';
import { fromBase64, toBase64url, utf8 } from './bytes.ts';
import { readCertificate } from './certificate.ts';
import type { Bytes } from './web-types.ts';

/** RFC 7518 §3.3 to §3.5: how each key is imported, and how a signature is verified with it. */
const ways = {
  ES256: {
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    check: { name: 'ECDSA', hash: 'SHA-256' },
  },
  PS256: { key: { name: 'RSA-PSS', hash: 'SHA-256' }, check: { name: 'RSA-PSS', saltLength: 32 } },
  RS256: { key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, check: { name: 'RSASSA-PKCS1-v1_5' } },
} as const satisfies Record<SignatureAlgorithm, object>;

const prepared = new WeakMap<TrustedCertificate, Promise<SigningKey>>();

async function prepare({
  keyId,
  algorithm,
  der,
  notBefore,
  notAfter,
}: TrustedCertificate): Promise<SigningKey> {
  const bytes = fromBase64(der);
  if ((await sha256(bytes)) !== keyId) {
    throw new Error('a certificate in the key bundle does not match its key id');
  }
  const certificate = readCertificate(bytes);
  return {
    notBefore: epochSeconds(Math.max(notBefore, certificate.notBefore)),
    notAfter: epochSeconds(Math.min(notAfter, certificate.notAfter)),
    isSigned: await webSignatureCheck(certificate.publicKey, algorithm),
  };
}

/**
 * Verifies signatures with one key by one algorithm. Rejects where the key is of another kind, or too weak.
 *
 * @param publicKey - its SubjectPublicKeyInfo in DER
 */
export async function webSignatureCheck(
  publicKey: Bytes,
  algorithm: SignatureAlgorithm,
): Promise<SigningKey['isSigned']> {
  const way = ways[algorithm];
  const key = await crypto.subtle.importKey('spki', publicKey, way.key, true, ['verify']);
  const { modulusLength = Infinity } = key.algorithm as { readonly modulusLength?: number };
  if (modulusLength < smallestRsaBits) throw new Error('a key in the key bundle is too weak');
  return (input, signature) =>
    crypto.subtle.verify(way.check, key, new Uint8Array(signature), new Uint8Array(input));
}

const sha256 = async (data: string | Uint8Array): Promise<string> =>
  toBase64url(
    await crypto.subtle.digest('SHA-256', typeof data === 'string' ? utf8(data) : new Uint8Array(data)),
  );

/** Verification by a browser’s Web Crypto. */
export const webCrypto: CodeCrypto = {
  signingKey: (certificate) => {
    const known = prepared.get(certificate);
    if (known) return known;
    const made = prepare(certificate);
    prepared.set(certificate, made);
    return made;
  },
  sha256,
};
