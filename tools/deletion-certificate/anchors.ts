import { serviceOperations } from '../../functions/audit/audit-chain.ts';
import type { TrailFile } from '../audit/trail-file.ts';
import type { CertifiedDeletion } from './chain-file.ts';

/** The certificates that the audit trail has to know: their keys were destroyed on its days. */
const within = (records: readonly CertifiedDeletion[], { from, to }: TrailFile) =>
  records.filter(({ keyDestroyedAt }) => {
    const day = keyDestroyedAt.slice(0, 10);
    return day >= from && day <= to;
  });

/** How many certificates the trail covers, and those of them that it does not hold. */
export function heldAgainst(records: readonly CertifiedDeletion[], trail: TrailFile) {
  const held = new Set(
    trail.entries
      .filter(({ operation }) => operation === serviceOperations.keyDestroyed)
      .map(({ siteId, subjects, digest }) => [siteId, subjects[0], digest].join(' ')),
  );
  const covered = within(records, trail);
  const missing = covered.filter(
    ({ siteId, day, certificate }) => !held.has([siteId, `key:${day}`, certificate.hash].join(' ')),
  );
  return { covered: covered.length, missing };
}
