import { defined } from '../kernel/defined.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import type { VisitEvent, VisitEventType } from './visit-event-messages.ts';
import type { HoldOnVisit, UndonePassage, Passage, Visit } from '../visits/visit.ts';
import type { VisitState } from '../visits/visit-states.ts';

/** One write of a visit's item, as the table's stream delivers it. */
export interface VisitWrite {
  /** The stream's own id of the write. It is the same in every read. */
  readonly eventId: string;
  readonly writtenAt: EpochSeconds;
  /** Absent for a new visit. */
  readonly before?: Visit;
  /** Absent for a deleted visit. */
  readonly after?: Visit;
  /** True where the database deleted it because its `purgeAt` has passed. */
  readonly byTimeToLive: boolean;
}

/** The event of each state that a visit can enter. A state without an event does not compile. */
const eventOfState = {
  expected: 'visit.expected',
  pending_approval: 'visit.pending_approval',
  checked_in: 'visit.checked_in',
  checked_out: 'visit.checked_out',
  cancelled: 'visit.cancelled',
  denied: 'visit.denied',
  no_show: 'visit.no_show',
} as const satisfies Record<VisitState, VisitEventType>;

/**
 * The event that a write is; `undefined` where there is no event (a PIN was made or tried). One write is at most one event,
 * so that the write's id is the event's. Throws where a visit that passed a gate has no passage.
 */
export function visitEventOf(write: VisitWrite): VisitEvent | undefined {
  const { before, after, byTimeToLive } = write;
  if (!after)
    return (
      before && {
        type: 'visit.purged',
        ...told(write, before),
        because: byTimeToLive ? 'retention' : 'deletion',
      }
    );
  const undone = before && undoneBy(before, after);
  if (undone) return passageUndone(write, after, undone);
  const field = before && correctedIn(before, after);
  if (field) return { type: 'visit.corrected', ...told(write, after), field };
  if (after.state !== before?.state) return arrival(write, after);
  if (after.overstayedAt !== undefined && before.overstayedAt === undefined)
    return { type: 'visit.overstayed', ...told(write, after, after.overstayedAt) };
  return isEdit(before, after) ? { type: 'visit.edited', ...told(write, after) } : undefined;
}

function arrival(write: VisitWrite, visit: Visit): VisitEvent {
  const type = eventOfState[visit.state];
  switch (type) {
    case 'visit.checked_in':
      return { type, ...passed(write, visit, visit.checkedIn) };
    case 'visit.checked_out':
      return { type, ...passed(write, visit, visit.checkedOut) };
    default:
      return { type, ...told(write, visit, write.before ? write.writtenAt : visit.createdAt) };
  }
}

/** The passage that this write undid. */
const undoneBy = (before: Visit, { undone = [] }: Visit): UndonePassage | undefined =>
  undone.length > (before.undone?.length ?? 0) ? undone.at(-1) : undefined;

/** The field that this write corrected. */
const correctedIn = ({ correctedFields = [] }: Visit, after: Visit) =>
  (after.correctedFields?.length ?? 0) > correctedFields.length ? after.correctedFields?.at(-1) : undefined;

function passageUndone(write: VisitWrite, visit: Visit, undone: UndonePassage): VisitEvent {
  const { direction, gateId, method, undoneAt, undoneBy: memberId, reason } = undone;
  return {
    type: 'visit.passage_undone',
    ...told(write, visit, undoneAt),
    direction,
    ...defined({ gateId }),
    method,
    state: visit.state,
    undoneBy: memberId,
    undoReason: reason,
  };
}

const told = ({ eventId, writtenAt }: VisitWrite, visit: Visit, at: EpochSeconds = writtenAt) => ({
  eventId,
  firmId: visit.firmId,
  siteId: visit.siteId,
  visitId: visit.visitId,
  visitVersion: visit.version,
  ...(visit.correctedFields ? { corrected: true as const } : {}),
  at: toRfc3339(at),
});

function passed(write: VisitWrite, visit: Visit, passage: Passage | undefined) {
  if (!passage) throw new Error(`a visit that is ${visit.state} has no passage`);
  const { at, gateId, method, recordedOffline } = passage;
  return { ...told(write, visit, at), ...defined({ gateId }), method, ...defined({ recordedOffline }) };
}

/** A PIN and a hold also make a new version, but a reader of events cannot see them. */
const isEdit = (before: Visit, after: Visit): boolean =>
  after.version !== before.version &&
  after.pinHash === before.pinHash &&
  after.pinAttempts === before.pinAttempts &&
  holdsOn(after) === holdsOn(before);

/** The stream gives the entries of a map in any order. */
const holdsOn = ({ holds = {} }: Visit): string =>
  Object.entries<HoldOnVisit>(holds)
    .map(([holdId, { until, waitsUntil }]) => [holdId, until, waitsUntil].join())
    .sort()
    .join(' ');
