import { later } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds, VisitId } from '../kernel/brands.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { ScanOutcome, VerifiedScan } from './scan.ts';

/** A guard may pick this long after the scan (choice-token.ts); some minutes more leave room for clocks. */
const keptAfterExpirySeconds = 900;

const keptUntil = ({ expiresAt }: VerifiedScan): EpochSeconds => later(expiresAt, keptAfterExpirySeconds);

/** Refuses a code that another site has accepted, where codes count once for the whole firm. */
export async function usedElsewhere(
  { claimCode }: Pick<VisitTable, 'claimCode'>,
  { firmId, siteId, codesUsedOnce }: Site,
  scan: VerifiedScan,
): Promise<ScanOutcome | undefined> {
  if (codesUsedOnce !== 'firm') return undefined;
  const where = await claimCode({ firmId }, scan.codeDigest, siteId, keptUntil(scan));
  return where === siteId ? undefined : { outcome: 'rejected', reason: 'used_elsewhere', ref: 'R01' };
}

/** The id of the walk-in that this code makes: always the id that was claimed first, whatever the code disclosed. */
export const walkInOf = (
  { claimCode }: Pick<VisitTable, 'claimCode'>,
  { firmId, siteId }: Site,
  scan: VerifiedScan,
  walkInId: VisitId,
): Promise<VisitId> => claimCode({ firmId, siteId }, scan.codeDigest, walkInId, keptUntil(scan));
