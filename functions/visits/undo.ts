import { defined } from '../kernel/defined.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds, MemberId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { localDay } from '../kernel/local-day.ts';
import { normalPurgeOf } from './held.ts';
import { passedGate } from './re-entry.ts';
import { purgeAfter } from './retention.ts';
import type { TransitionName } from './visit-states.ts';
import type { Passage, UndonePassage, UndoReason, Visit } from './visit.ts';

/** Who undoes what, when and why. */
export interface UndoRequest {
  readonly memberId: MemberId;
  /** Admins and managers have the whole day, others five minutes. */
  readonly ofTheOffice: boolean;
  readonly reason: UndoReason;
  readonly note?: string | undefined;
  /** Which passage to undo; the latest where it is absent. */
  readonly direction?: 'in' | 'out' | undefined;
}

/** What an undo changes in the visit. */
export interface Undo {
  readonly name: Extract<TransitionName, `undo${string}`>;
  readonly undone: UndonePassage;
  readonly purgeAt: EpochSeconds;
  /** The passages to restore; an absent one is removed. */
  readonly checkedIn?: Passage;
  readonly checkedOut?: Passage;
  readonly noticeVersion?: string;
}

type UndoStep = { readonly ok: true; readonly undo: Undo } | Failure;

/** Long enough to notice a wrong tap, too short to hide that a visitor was here. */
export const guardUndoSeconds = 300;
/** How many undone passages a visit keeps. After that a new visit is needed. */
export const mostUndone = 10;

/** The undo of the latest passage of a visit, or why it may not be undone. */
export function undoOf(
  visit: Visit,
  site: Pick<Site, 'timeZone' | 'retentionDays'>,
  request: UndoRequest,
  now: EpochSeconds,
): UndoStep {
  const { undone = [] } = visit;
  const last = undone.at(-1);
  const latest = latestOf(visit);
  const isMeant = request.direction === undefined || request.direction === latest?.direction;
  if (!latest || !isMeant) return failure('state_conflict', `The visit is ${visit.state}.`);
  const { direction, passage } = latest;
  // Two members who undo the same passage at once must not also undo the one before it.
  const isOnePast = last !== undefined && last.direction !== direction && last.at >= passage.at;
  if (request.direction === undefined && isOnePast)
    return failure(
      'state_conflict',
      'The latest passage was undone already. To undo the passage before it, send its direction.',
    );
  if (undone.length >= mostUndone)
    return failure('state_conflict', 'Too many passages of this visit were undone.');
  if (!isInTime(passage.at, site, request, now)) return failure('too_late_to_undo');
  const { memberId: undoneBy, reason, note } = request;
  return {
    ok: true,
    undo: {
      ...before(visit, direction, site),
      undone: {
        direction,
        ...keptOf(passage),
        undoneAt: now,
        undoneBy,
        reason,
        ...defined({ note }),
      },
    },
  };
}

function latestOf({ state, checkedIn, checkedOut }: Visit) {
  if (state === 'checked_in') return checkedIn && { direction: 'in' as const, passage: checkedIn };
  if (state === 'checked_out') return checkedOut && { direction: 'out' as const, passage: checkedOut };
  return undefined;
}

const keptOf = ({ at, gateId, method, memberId, scanId, recordedOffline }: Passage): Passage => ({
  at,
  ...defined({ gateId }),
  method,
  ...defined({ memberId, scanId, recordedOffline }),
});

const isInTime = (
  at: EpochSeconds,
  { timeZone }: Pick<Site, 'timeZone'>,
  { ofTheOffice }: UndoRequest,
  now: EpochSeconds,
): boolean =>
  ofTheOffice ? localDay(at, timeZone) === localDay(now, timeZone) : now <= at + guardUndoSeconds;

/** The visit as it was before its latest passage. */
function before(
  visit: Visit,
  direction: 'in' | 'out',
  { retentionDays }: Pick<Site, 'retentionDays'>,
): Omit<Undo, 'undone'> {
  const { checkedIn, passages = [], noticeVersion, noticeBefore } = visit;
  if (direction === 'out') {
    if (!checkedIn) throw new Error('a visit that is checked out has a check-in');
    const notice = noticeVersion === undefined ? {} : { noticeVersion };
    return {
      name: 'undoCheckOut',
      checkedIn,
      purgeAt: purgeAfter(checkedIn.at, retentionDays),
      ...notice,
    };
  }
  const earlier = passages.slice(0, -1).map(passedGate);
  const stood = noticeBefore ? { noticeVersion: noticeBefore } : {};
  const way = (wanted: 'in' | 'out') => {
    const found = earlier.findLast((one) => one.direction === wanted);
    return found && keptOf(found);
  };
  const [wasIn, wasOut] = [way('in'), way('out')];
  if (wasIn && wasOut) {
    const purgeAt = purgeAfter(wasOut.at, retentionDays);
    return { name: 'undoCheckInAgain', checkedIn: wasIn, checkedOut: wasOut, purgeAt, ...stood };
  }
  // Who came in at a gate without a network although the visit did not allow it goes back to no visit.
  const wasNone = visit.origin === 'walk_in' && noticeBefore === undefined;
  if (wasNone || checkedIn?.despite !== undefined)
    return {
      name: 'undoWalkIn',
      purgeAt: normalPurgeOf(visit),
      ...defined({ noticeVersion }),
    };
  const end = visit.origin === 'walk_in' ? visit.createdAt : visit.expectedUntil;
  return { name: 'undoCheckIn', purgeAt: purgeAfter(end, retentionDays), ...stood };
}
