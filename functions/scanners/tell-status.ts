import type { Caller } from '../edge/access.ts';
import type { EpochSeconds, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { scannerIdOf } from './scanner-member.ts';
import type { ScannerTable } from './scanner-table.ts';
import type { ToldStatus } from './scanner.ts';

/** Keeps what a scanner tells of itself, for the list of the office. The scanner is the one whose token it is. */
export async function tellStatus(
  { scanners, clock }: { readonly scanners: Pick<ScannerTable, 'tell'>; readonly clock: Clock },
  { firmId, memberId }: Pick<Caller, 'firmId' | 'memberId'>,
  siteId: SiteId,
  status: ToldStatus,
): Promise<{ readonly ok: true; readonly seenAt: EpochSeconds } | Failure> {
  const seenAt = clock();
  const isKept = await scanners.tell({ firmId, siteId }, scannerIdOf(memberId), status, seenAt);
  return isKept ? { ok: true, seenAt } : failure('scanner_not_found');
}
