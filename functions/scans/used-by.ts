import { hasUsed } from '../visits/re-entry.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import type { Direction, ScanResult, VerifiedScan } from './scan.ts';

/** What tells one scan from another. */
export type ScanMark = Pick<VerifiedScan, 'scanId' | 'codeDigest' | 'gateId' | 'direction'>;

/**
 * What a visit says of a scan that it knows. The same scan again gets its own answer; its id with another code, gate or
 * direction is refused; the same code again never makes a second passage, and is told how the visit stands. `undefined`
 * where the visit knows neither the scan nor its code.
 */
export function usedBy(visit: Visit, scan: ScanMark): ScanResult | undefined {
  return scanOf(visit, scan) ?? (isUsed(visit, scan) ? standing(visit) : askedBefore(visit, scan));
}

/** The same at the way out, where a code that let somebody out is answered so again. */
export function leftBy(visit: Visit, scan: ScanMark): ScanResult | undefined {
  const known = scanOf(visit, scan);
  if (known) return known;
  if (!isCodeOf(visit, visit.checkedOut, scan.codeDigest, 'out')) return undefined;
  return { outcome: visit.state === 'checked_in' ? 'already_checked_in' : 'checked_out', visit };
}

/** Somebody else's scan was faster: the visitor has gone out. */
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

/** How a visit stands whose code is shown again. */
function standing(visit: Visit): ScanResult {
  if (visit.state === 'checked_in') return { outcome: 'already_checked_in', visit };
  if (visit.state === 'pending_approval') return { outcome: 'pending_approval', visit };
  return { outcome: 'already_checked_out', visit };
}

/** What became of the walk-in that this code asked for; `undefined` where it may come in now. */
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
