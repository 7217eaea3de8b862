import { createHmac, hkdfSync } from 'node:crypto';
import type { CodeDigest, FirmId, PersonKey, SiteId, VisitId } from '../kernel/brands.ts';
import type { PersonParts } from '../person-keys/nearness.ts';
import type { Visitor } from './visit.ts';

/** What one name, with the identity-card prefix where known, is matched on. */
export interface NameIdentity {
  /** Of the name alone: identifies weakly. */
  readonly nameKey: PersonKey;
  /** Of name and identity-card prefix: identifies strongly. */
  readonly strongKey?: PersonKey;
}

/** Keyed hashes of one firm. Nobody without the secret can tell who is behind one, nor compare two firms' keys. */
export interface PersonKeys {
  /** One identity for each name, English first; none where no name is known. */
  identitiesOf(visitor: Visitor): readonly NameIdentity[];
  askedIdentitiesOf(visitor: Visitor): readonly NameIdentity[];
  partsOf(visitor: Visitor): PersonParts;
  /** The id of the walk-in that a code makes at a site: the same code can make no second one. */
  walkInId(siteId: SiteId, digest: CodeDigest): VisitId;
  /** The id of the visit that a request makes at a site: the same seed can make no second one. */
  visitIdFrom(siteId: SiteId, seed: string): VisitId;
  /** What is kept of an invitation PIN. */
  pinHash(visitId: VisitId, pin: string): string;
}

/** 128 bits of an HMAC-SHA-256 (RFC 2104 §5 allows truncation to half), so that items stay within 1 kB. */
const keyBytes = 16;

/** Derives a firm's person keys (HKDF-SHA-256, RFC 5869) from the one secret. */
export function personKeysOf(secret: string, firmId: FirmId): PersonKeys {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `gatehouse/person-key/1/${firmId}`, 32));
  const hash = (...parts: string[]): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(parts))
      .digest()
      .subarray(0, keyBytes)
      .toString('base64url');
  const identity = (kind: string, name: string, idPrefix: string | undefined): NameIdentity => ({
    nameKey: hash('name', kind, name) as PersonKey,
    ...(idPrefix === undefined
      ? {}
      : { strongKey: hash('strong', kind, name, idPrefix.toUpperCase()) as PersonKey }),
  });
  return {
    identitiesOf: ({ englishName, chineseName, idPrefix }) => [
      ...(englishName === undefined ? [] : [identity('en', normaliseEnglish(englishName), idPrefix)]),
      ...(chineseName === undefined ? [] : [identity('tc', normaliseChinese(chineseName), idPrefix)]),
    ],
    askedIdentitiesOf: (v) => [
      ...(v.englishName === undefined ? [] : [identity('en', normaliseEnglish(v.englishName), v.idPrefix)]),
      ...(v.chineseName === undefined ? [] : [identity('tc', normaliseChinese(v.chineseName), v.idPrefix)]),
    ],
    partsOf: () => ({ partKeys: [], englishParts: [], chineseParts: [], nameKeys: [] }),
    walkInId: (siteId, digest) => hash('walk-in', siteId, digest) as VisitId,
    visitIdFrom: (siteId, seed) => hash('visit', siteId, seed) as VisitId,
    pinHash: (visitId, pin) => hash('pin', visitId, pin),
  };
}

/**
 * A set of upper-case tokens in order: "CHAN, Tai Man" and "Tai Man Chan" are one name, "O'Brien" one token. Composed
 * again at the end, since capitals and what is taken out can leave letters and their marks apart.
 */
export function normaliseEnglish(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/['\u2019\u2018`.]/g, '')
    .normalize('NFKC');
  const tokens = letters.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  return [...new Set(tokens)].sort().join(' ');
}

/** Characters in the order written, without spaces and punctuation. */
export function normaliseChinese(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFKC');
}
