import { nextLink, type ChainLink } from '../../functions/privacy/deletion-chain.ts';
import type { CertifiedDeletion } from '../../tools/deletion-certificate/chain-file.ts';

/** What the certificate of a day says, before it is in a chain. */
export const factsOfDay = (day: string, siteId = 'court') => ({
  siteId,
  day,
  visitsDeleted: Number(day.slice(-2)),
  keyId: `key-${day}`,
  keyMadeAt: '2026-10-01T00:00:00Z',
  destructionBegunAt: `${day}T23:10:00Z`,
  keyDestroyedAt: `${day}T23:10:01Z`,
});

/** The chain of certificates of these days, in this order. */
export function chainOf(days: readonly string[], siteId = 'court'): CertifiedDeletion[] {
  const chain: CertifiedDeletion[] = [];
  let last: ChainLink | undefined;
  for (const day of days) {
    const facts = factsOfDay(day, siteId);
    last = nextLink(facts, last);
    chain.push({ ...facts, certificate: last, purgeAt: '2028-01-01T00:00:00Z' });
  }
  return chain;
}
