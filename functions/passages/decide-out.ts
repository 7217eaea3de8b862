import { hasUsed } from '../visits/re-entry.ts';
import type { Visit } from '../visits/visit.ts';
import { knowsScan, latestPassage, type PassageMark } from './decide-in.ts';
import type { Attention } from './passage.ts';

/** What a passage out does to the visit that it is about. */
export interface ExitStep {
  /**
   * - `nothing`: the visit stays as it is.
   * - `check_out`: as online.
   * - `wait_for_entry`: the passage in may still be on another scanner that has no network yet.
   */
  readonly do: 'nothing' | 'check_out' | 'wait_for_entry';
  readonly attention?: Attention;
}

/** The table of cases at the way out; the first case that applies decides. */
export function decideOut(visit: Visit, passage: PassageMark): ExitStep {
  if (knowsScan(visit, passage.scanId)) return { do: 'nothing' };
  const isSeenTwice =
    passage.codeDigest !== undefined &&
    (visit.checkedOut?.codeDigest === passage.codeDigest || hasUsed(visit, passage.codeDigest, 'out'));
  if (isSeenTwice) return { do: 'nothing', attention: 'not_inside' };
  const isLate = passage.at < latestPassage(visit);
  if (visit.state === 'checked_in')
    return isLate ? { do: 'nothing', attention: 'not_inside' } : { do: 'check_out' };
  const isClosed = visit.checkedOut?.method === 'automatic';
  return { do: isLate ? 'nothing' : 'wait_for_entry', attention: isClosed ? 'closed' : 'not_inside' };
}
