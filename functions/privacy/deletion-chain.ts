import { createHash } from 'node:crypto';

/** What the certificate of a day says, as the API shows it. Times are RFC 3339 in UTC. */
export interface DeletionFacts {
  readonly siteId: string;
  /** `YYYY-MM-DD` in UTC: the day of purge that the key was for. */
  readonly day: string;
  /** Visits of that day that were deleted when the certificate was written. */
  readonly visitsDeleted: number;
  readonly keyId: string;
  readonly keyMadeAt: string;
  readonly destructionBegunAt: string;
  readonly keyDestroyedAt: string;
}

/** The place of a certificate in the chain of its site. */
export interface ChainLink {
  /** 1 for the first certificate of the site. */
  readonly number: number;
  /** The hash of the certificate before it; {@link chainStart} for the first. */
  readonly previousHash: string;
  /** SHA-256 of {@link canonicalForm}, in hexadecimal. */
  readonly hash: string;
}

/** Stands for the hash of the certificate before the first. */
export const chainStart = '0'.repeat(64);

/** Names the form. A form with other fields gets another name. */
const formName = 'gatehouse-deletion-1';

/** The text that is hashed: a JSON array without spaces, in UTF-8. docs/privacy.md lists its elements. */
export const canonicalForm = (
  facts: DeletionFacts,
  { number, previousHash }: Omit<ChainLink, 'hash'>,
): string =>
  JSON.stringify([
    formName,
    facts.siteId,
    number,
    facts.day,
    facts.visitsDeleted,
    facts.keyId,
    facts.keyMadeAt,
    facts.destructionBegunAt,
    facts.keyDestroyedAt,
    previousHash,
  ]);

/** The hash of a certificate at its place in the chain. */
export const hashOf = (facts: DeletionFacts, place: Omit<ChainLink, 'hash'>): string =>
  createHash('sha256').update(canonicalForm(facts, place)).digest('hex');

/** The link that follows `last`, the latest one of the site; the first link where there is none. */
export function nextLink(
  facts: DeletionFacts,
  last: Pick<ChainLink, 'number' | 'hash'> | undefined,
): ChainLink {
  const place = { number: (last?.number ?? 0) + 1, previousHash: last?.hash ?? chainStart };
  return { ...place, hash: hashOf(facts, place) };
}
