import { createPublicKey } from 'node:crypto';
import * as z from 'zod/mini';
import { readCertificate, type Certificate } from './certificate.ts';
import { faulty, sound, type Checked } from './certificate-fault.ts';

/** A certificate as an issuer publishes it. */
export interface PublishedCertificate extends Certificate {
  /** The `alg` that a JWK set states for the key. */
  readonly statedAlgorithm?: string;
}

export type CertificateFormat = 'pem' | 'der' | 'jwks';

const largestCertificateBytes = 8192;
/** A chain has at most three; an issuer in the middle of a roll publishes two, and may have begun the next. */
const mostCertificates = 12;

/** DER of one certificate, and what a JWK set says of its key. */
interface Found {
  readonly der: Buffer;
  readonly jwk?: Jwk;
}

/**
 * Reads what an issuer publishes: PEM blocks (RFC 7468), certificates in DER one after the other, or a JWK set with `x5c`
 * (RFC 7517 §4.7). The same certificate twice is one.
 */
export function readCertificates(
  body: Uint8Array,
  format: CertificateFormat,
): Checked<readonly PublishedCertificate[]> {
  const found = split(Buffer.from(body), format);
  if (!found) return faulty('certificate_unparsable');
  if (found.length === 0) return faulty('no_certificates');
  if (found.length > mostCertificates) return faulty('too_many_certificates');
  if (found.some(({ der }) => der.length > largestCertificateBytes)) return faulty('certificate_too_large');
  const distinct = new Map<string, PublishedCertificate>();
  for (const { der, jwk } of found) {
    const certificate = read(der);
    if (!certificate) return faulty('certificate_unparsable');
    if (jwk && !isKeyOf(jwk, certificate)) return faulty('key_differs_from_certificate');
    const stated = jwk?.alg === undefined ? {} : { statedAlgorithm: jwk.alg };
    distinct.set(certificate.fingerprint, {
      ...distinct.get(certificate.fingerprint),
      ...certificate,
      ...stated,
    });
  }
  return sound([...distinct.values()]);
}

function read(der: Buffer): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch {
    return undefined;
  }
}

function split(body: Buffer, format: CertificateFormat): Found[] | undefined {
  switch (format) {
    case 'der':
      return splitDer(body)?.map((der) => ({ der }));
    case 'pem':
      return splitPem(body.toString('latin1'))?.map((der) => ({ der }));
    case 'jwks':
      return splitJwks(body.toString('utf8'));
  }
}

/** Cuts at the lengths that the outermost SEQUENCEs state. */
function splitDer(body: Buffer): Buffer[] | undefined {
  const ders: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    // 0x30 SEQUENCE, 0x82 a length in two bytes: no certificate is shorter than 256 bytes or longer than 64 kB.
    if (body.length < at + 4 || body.readUInt16BE(at) !== 0x3082) return undefined;
    const end = at + 4 + body.readUInt16BE(at + 2);
    if (end > body.length) return undefined;
    ders.push(body.subarray(at, end));
    at = end;
  }
  return ders;
}

const pemBlock = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** Text between the blocks is allowed (RFC 7468 §5.2), but partial blocks, other PEM and HTML pages are not. */
const notBetween = /-----|</;

function splitPem(text: string): Buffer[] | undefined {
  const blocks = [...text.matchAll(pemBlock)].map(([, base64 = '']) => base64.replaceAll(/\s/g, ''));
  const rest = text.replaceAll(pemBlock, '').trim();
  if (notBetween.test(rest) || (blocks.length === 0 && rest !== '')) return undefined;
  return decodeAll(blocks);
}

const jwkSchema = z.looseObject({
  kty: z.string(),
  use: z.optional(z.string()),
  alg: z.optional(z.string()),
  x5c: z.array(z.string()).check(z.minLength(1)),
});
const jwksSchema = z.looseObject({ keys: z.array(jwkSchema) });
type Jwk = z.output<typeof jwkSchema>;

/** Each key with its chain, the key's own certificate first. Encryption keys are ignored. */
function splitJwks(text: string): Found[] | undefined {
  const { data } = jwksSchema.safeParse(parseJson(text));
  if (!data) return undefined;
  const found: Found[] = [];
  for (const jwk of data.keys.filter(({ use = 'sig' }) => use === 'sig')) {
    const [own, ...above] = decodeAll(jwk.x5c) ?? [];
    if (!own) return undefined;
    found.push({ der: own, jwk }, ...above.map((der) => ({ der })));
  }
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decodeAll(texts: readonly string[]): Buffer[] | undefined {
  const ders = texts.map((text) => Buffer.from(text, 'base64'));
  return ders.every((der, index) => der.toString('base64') === texts[index]) ? ders : undefined;
}

/** RFC 7517 §4.7: the key in the first certificate must be the key that the other members describe. */
function isKeyOf(jwk: Jwk, { publicKey }: Certificate): boolean {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' }).equals(publicKey);
  } catch {
    return false;
  }
}
