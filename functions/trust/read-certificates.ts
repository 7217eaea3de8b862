import { X509Certificate as NodeCertificate } from 'node:crypto';
import { X509Certificate } from './x509.ts';
import { faulty, sound, type Checked } from './certificate-fault.ts';

/** One certificate, read twice: node:crypto for keys and signatures, @peculiar/x509 for its extensions. */
export interface Certificate {
  readonly der: Buffer;
  readonly node: NodeCertificate;
  readonly extensions: X509Certificate['extensions'];
  /** Of the signature on the certificate: `SHA-256`. */
  readonly signatureHash: string;
}

export type CertificateFormat = 'pem' | 'der' | 'jwks';

const largestCertificateBytes = 8192;
/** A chain has at most three; an issuer in the middle of a roll publishes two chains, and may have a spare. */
const mostCertificates = 9;

/** Reads what an issuer publishes: PEM blocks, one DER, or a JWK set with `x5c` (RFC 7517 §4.7). */
export function readCertificates(
  body: Uint8Array,
  format: CertificateFormat,
): Checked<readonly Certificate[]> {
  const ders = split(body, format);
  if (!ders) return faulty('certificate_unparsable');
  const distinct = [...new Map(ders.map((der) => [der.toString('base64'), der])).values()];
  if (distinct.length === 0) return faulty('no_certificates');
  if (distinct.length > mostCertificates) return faulty('too_many_certificates');
  if (distinct.some(({ length }) => length > largestCertificateBytes)) return faulty('certificate_too_large');
  try {
    return sound(distinct.map(readCertificate));
  } catch {
    return faulty('certificate_unparsable');
  }
}

function readCertificate(der: Buffer): Certificate {
  const parsed = new X509Certificate(der);
  const { hash } = parsed.signatureAlgorithm as { hash?: { name: string } };
  const node = new NodeCertificate(der);
  if (!node.raw.equals(der)) throw new Error('bytes follow the certificate');
  return { der, node, extensions: parsed.extensions, signatureHash: hash?.name ?? 'none' };
}

function split(body: Uint8Array, format: CertificateFormat): Buffer[] | undefined {
  switch (format) {
    case 'der':
      return body.length === 0 ? [] : [Buffer.from(body)];
    case 'pem':
      return splitPem(Buffer.from(body).toString('latin1'));
    case 'jwks':
      return splitJwks(Buffer.from(body).toString('utf8'));
  }
}

const pemBlock = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** Nothing but blocks and white space: an error page around a certificate is not an issuer's answer. */
function splitPem(text: string): Buffer[] | undefined {
  const blocks = [...text.matchAll(pemBlock)].map(([, base64 = '']) => Buffer.from(base64, 'base64'));
  return text.replaceAll(pemBlock, '').trim() === '' ? blocks : undefined;
}

function splitJwks(text: string): Buffer[] | undefined {
  try {
    const { keys } = JSON.parse(text) as { keys: { x5c?: unknown }[] };
    const chains = keys.map(({ x5c }) => (Array.isArray(x5c) ? (x5c as unknown[]) : []));
    return chains.flat().map((base64) => Buffer.from(String(base64), 'base64'));
  } catch {
    return undefined;
  }
}
