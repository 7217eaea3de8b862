import type { CodeDigest, EpochSeconds, ScanId } from '../kernel/brands.ts';
import { hasUsed, mayComeAgain } from '../visits/re-entry.ts';
import type { Visit } from '../visits/visit.ts';
import type { Attention } from './passage.ts';

/** A passage, as the decision about a visit needs it. */
export interface PassageMark {
  readonly scanId: ScanId;
  readonly at: EpochSeconds;
  readonly codeDigest?: CodeDigest | undefined;
}

/** What a passage in does to the visit that it is about. */
export interface EntryStep {
  /**
   * - `nothing`: the visit stays as it is.
   * - `check_in`: as online, also again where the visit allows it.
   * - `record_check_in`: the visit did not allow it, and it happened.
   * - `walk_in`: the visit is over; the person came in once more, which is a visit of its own.
   */
  readonly do: 'nothing' | 'check_in' | 'record_check_in' | 'walk_in';
  readonly attention?: Attention;
}

/**
 * The table of cases at the way in; the first case that applies decides. `isOpen`: the visit could be used at the time of
 * the passage.
 */
export function decideIn(visit: Visit, passage: PassageMark, isOpen: boolean): EntryStep {
  if (knowsScan(visit, passage.scanId)) return { do: 'nothing' };
  const isSeenTwice = passage.codeDigest !== undefined && hasAdmitted(visit, passage.codeDigest);
  if (isSeenTwice || visit.state === 'checked_in' || passage.at < latestPassage(visit))
    return { do: 'nothing', attention: 'already_inside' };
  switch (visit.state) {
    case 'expected':
      return { do: 'check_in' };
    case 'checked_out':
      if (!mayComeAgain(visit)) return { do: 'walk_in', attention: 'closed' };
      return isOpen ? { do: 'check_in' } : { do: 'check_in', attention: 'closed' };
    case 'pending_approval':
    case 'denied':
      return { do: 'record_check_in', attention: 'not_admitted' };
    case 'cancelled':
      return { do: 'record_check_in', attention: 'cancelled' };
    case 'no_show':
      return { do: 'record_check_in', attention: 'closed' };
  }
}

/** True where this scan has made a passage of the visit, also one that was undone: the scanner sent it online before. */
export const knowsScan = ({ checkedIn, checkedOut, undoneScans = [] }: Visit, scanId: ScanId): boolean =>
  [checkedIn?.scanId, checkedOut?.scanId, ...undoneScans].includes(scanId);

/** The same code makes no second passage in, nor one after it let the visitor out. */
const hasAdmitted = (visit: Visit, digest: CodeDigest): boolean =>
  visit.checkedIn?.codeDigest === digest || visit.checkedOut?.codeDigest === digest || hasUsed(visit, digest);

/** When the visitor passed a gate last. A passage before that does not change the visit. */
export const latestPassage = ({ checkedIn, checkedOut }: Visit): number =>
  Math.max(-Infinity, checkedIn?.at ?? -Infinity, checkedOut?.at ?? -Infinity);
