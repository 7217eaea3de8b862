import { hasUsed } from '../visits/re-entry.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import type { Direction, ScanResult, VerifiedScan } from './scan.ts';

/** The parts that identify a scan. */
export type ScanMark = Pick<VerifiedScan, 'scanId' | 'codeDigest' | 'gateId' | 'direction'>;

/**
 * The answer to a scan or a code that the visit has recorded. A repeated scan gets its first answer. The same id with
 * another code, gate or direction is refused. The same code never makes a second passage; the answer shows the state of the
 * visit. `undefined` where the visit has recorded neither.
 */
export function usedBy(visit: Visit, scan: ScanMark): ScanResult | undefined {
  return scanOf(visit, scan) ?? (isUsed(visit, scan) ? standing(visit) : askedBefore(visit, scan));
}

/** The same at the way out: a code that checked a visitor out gets that answer again. */
export function leftBy(visit: Visit, scan: ScanMark): ScanResult | undefined {
  const known = scanOf(visit, scan);
  if (known) return known;
  if (!isCodeOf(visit, visit.checkedOut, scan.codeDigest, 'out')) return undefined;
  return { outcome: visit.state === 'checked_in' ? 'already_checked_in' : 'checked_out', visit };
}

/** Another scan was faster: the visitor has gone out. */
export const leftAlready = (visit: Visit): ScanResult | undefined =>
  visit.state === 'checked_out' ? { outcome: 'checked_out', visit } : undefined;

/** What the visit says of the scan's id. */
function scanOf(visit: Visit, scan: ScanMark): ScanResult | undefined {
  if (visit.undoneScans?.includes(scan.scanId)) return { outcome: 'refused', code: 'scan_undone' };
  const { checkedIn, checkedOut, askedBy } = visit;
  const isSame = (passage: Passage | undefined, direction: Direction) =>
    direction === scan.direction &&
    passage?.gateId === scan.gateId &&
    isCodeOf(visit, passage, scan.codeDigest, direction);
  if (checkedIn?.scanId === scan.scanId && isSame(checkedIn, 'in')) return { outcome: 'checked_in', visit };
  if (checkedOut?.scanId === scan.scanId && isSame(checkedOut, 'out'))
    return { outcome: 'checked_out', visit };
  if (askedBy?.scanId === scan.scanId && isSame(askedBy, 'in')) return askedBefore(visit, scan);
  return [checkedIn, checkedOut, askedBy].some((passage) => passage?.scanId === scan.scanId)
    ? { outcome: 'refused', code: 'scan_id_reused' }
    : undefined;
}

const isCodeOf = (
  visit: Visit,
  passage: Passage | undefined,
  codeDigest: ScanMark['codeDigest'],
  direction: Direction,
): boolean => passage?.codeDigest === codeDigest || hasUsed(visit, codeDigest, direction);

const isUsed = (visit: Visit, { codeDigest }: ScanMark): boolean =>
  isCodeOf(visit, visit.checkedIn, codeDigest, 'in') || isCodeOf(visit, visit.checkedOut, codeDigest, 'out');

/** The state of a visit whose code is shown again. */
function standing(visit: Visit): ScanResult {
  if (visit.state === 'checked_in') return { outcome: 'already_checked_in', visit };
  if (visit.state === 'pending_approval') return { outcome: 'pending_approval', visit };
  return { outcome: 'already_checked_out', visit };
}

/** The state of the walk-in that this code asked for; `undefined` where it may come in now. */
function askedBefore(visit: Visit, { codeDigest }: ScanMark): ScanResult | undefined {
  if (visit.askedBy?.codeDigest !== codeDigest) return undefined;
  switch (visit.state) {
    case 'expected':
      return undefined;
    case 'denied':
      return { outcome: 'denied' };
    case 'cancelled':
    case 'no_show':
      return { outcome: 'no_match', reason: 'not_expected' };
    case 'pending_approval':
    case 'checked_in':
    case 'checked_out':
      return standing(visit);
  }
}
