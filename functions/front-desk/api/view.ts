import { defined } from '../../kernel/defined.ts';
import { isOffice } from '../../edge/access.ts';
import { versionTag } from '../../edge/if-match.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { Role } from '../../edge/routes.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import { companionIds } from '../../visits/companions.ts';
import { normalPurgeOf } from '../../visits/held.ts';
import { isRecordedOffline, passedGate } from '../../visits/re-entry.ts';
import type { CompanionCheckIn } from '../check-in-companions.ts';
import type {
  companionsCheckInResponse,
  correctionShown,
  leadResponse,
  pinResponse,
  visitResponse,
  walkInResponse,
} from './responses.ts';
import { isPinLocked } from '../../visits/pin-limits.ts';
import type { CompanionWalkIn } from '../walk-in-by-hand.ts';
import type { Correction, UndonePassage, Visit } from '../../visits/visit.ts';

/** A visit as the API shows it. Times are RFC 3339 in UTC. */
export function visitView(visit: Visit): Shown<typeof visitResponse> {
  const {
    visitId,
    siteId,
    state,
    origin,
    visitor,
    host,
    purpose,
    vehicle,
    notes,
    day,
    version,
    noticeVersion,
  } = visit;
  return {
    visitId,
    siteId,
    state,
    origin,
    visitor,
    ...(host ? { host } : {}),
    ...defined({ purpose }),
    ...(vehicle ? { vehicle } : {}),
    ...defined({ notes }),
    ...(state === 'pending_approval' ? { waitsFor: visit.nearBars ? 'supervisor' : 'host' } : {}),
    day,
    expectedFrom: toRfc3339(visit.expectedFrom),
    expectedUntil: toRfc3339(visit.expectedUntil),
    createdAt: toRfc3339(visit.createdAt),
    ...(visit.checkedIn
      ? {
          checkedInAt: toRfc3339(visit.checkedIn.at),
          ...(visit.checkedIn.gateId ? { checkedInGateId: visit.checkedIn.gateId } : {}),
          checkInMethod: visit.checkedIn.method,
        }
      : {}),
    ...(visit.checkedOut
      ? {
          checkedOutAt: toRfc3339(visit.checkedOut.at),
          ...(visit.checkedOut.gateId ? { checkedOutGateId: visit.checkedOut.gateId } : {}),
          checkOutMethod: visit.checkedOut.method,
        }
      : {}),
    ...(visit.state === 'checked_in' && visit.overstayedAt ? { overstayed: true } : {}),
    ...(isRecordedOffline(visit) ? { recordedOffline: true } : {}),
    ...(visit.allowsReEntry ? { allowsReEntry: true } : {}),
    ...(visit.passages ? { passages: visit.passages.map(passageView) } : {}),
    ...(visit.undone ? { undone: visit.undone.map(undoneView) } : {}),
    ...(visit.companions === undefined ? {} : { companionVisitIds: companionIds(visit) }),
    ...(visit.seriesId ? { seriesId: visit.seriesId } : {}),
    ...(visit.leadVisitId ? { leadVisitId: visit.leadVisitId } : {}),
    ...(visit.pinHash === undefined ? {} : { invitationPin: isPinLocked(visit) ? 'locked' : 'set' }),
    ...(visit.invitationHash === undefined ? {} : { invited: true }),
    ...(visit.visitorChanges
      ? { visitorChanges: visit.visitorChanges.map(({ change, at }) => ({ change, at: toRfc3339(at) })) }
      : {}),
    ...defined({ privacyNoticeVersion: noticeVersion }),
    ...defined({ purposeConsent: visit.purposeConsent }),
    // At the gate nobody has to know that an incident keeps a visit.
    purgeAt: toRfc3339(normalPurgeOf(visit)),
    version,
  };
}

/** A visit as this role sees it in lists and alone: since when it waits, and for the office holds and corrections too. */
export const visitViewFor =
  (role: Role) =>
  (visit: Visit): Shown<typeof visitResponse> => ({
    ...visitView(visit),
    ...(visit.state === 'pending_approval'
      ? { waitsSince: toRfc3339(visit.askedAt ?? visit.createdAt) }
      : {}),
    ...ofOffice(role, visit),
  });

const ofOffice = (role: Role, { purgeAt, heldUntil, corrections }: Visit) =>
  isOffice(role)
    ? {
        ...(heldUntil === undefined ? {} : { purgeAt: toRfc3339(purgeAt), heldUntil: toRfc3339(heldUntil) }),
        ...(corrections ? { corrections: corrections.map(correctionView) } : {}),
      }
    : {};

/** A correction as the office sees it. */
export function correctionView(correction: Correction): Shown<typeof correctionShown> {
  const { correctionId, field, text, requestedBy, accessRequestId, at, by } = correction;
  return { correctionId, field, text, requestedBy, ...defined({ accessRequestId }), at: toRfc3339(at), by };
}

function passageView(line: string) {
  const passage = passedGate(line);
  return { ...passage, at: toRfc3339(passage.at) };
}

function undoneView(passage: UndonePassage) {
  const { direction, at, gateId, method, recordedOffline, undoneAt, undoneBy, reason, note } = passage;
  return {
    direction,
    at: toRfc3339(at),
    ...defined({ gateId }),
    method,
    ...defined({ recordedOffline }),
    undoneAt: toRfc3339(undoneAt),
    undoneBy,
    reason,
    ...defined({ note }),
  };
}

/** A visit with the companions that may be checked in beside it. */
export function leadView(
  visit: Visit,
  companions: readonly Visit[],
  show = visitView,
): Shown<typeof leadResponse> {
  return {
    ...show(visit),
    companions: companions.map(({ visitId, state, visitor }) => ({ visitId, state, visitor })),
  };
}

/** The result for each companion. */
export const companionsView = (
  companions: readonly CompanionCheckIn[],
): Shown<typeof companionsCheckInResponse> => ({
  items: companions.map(({ visitId, result, visit }) => ({
    visitId,
    result,
    ...(visit ? { visit: visitView(visit) } : {}),
  })),
});

/** A walk-in that was recorded by hand, with the companions. */
export const walkInView = (
  visit: Visit,
  companions: readonly CompanionWalkIn[],
): Shown<typeof walkInResponse> => ({
  ...visitView(visit),
  ...(companions.length === 0
    ? {}
    : {
        companions: companions.map((one) => ({
          visitId: one.visitId,
          result: one.result,
          ...(one.visit ? { visit: visitView(one.visit) } : {}),
        })),
      }),
});

/** A new PIN and its visit. */
export const pinView = ({ visitId }: Visit, pin: string): Shown<typeof pinResponse> => ({ visitId, pin });

/** The entity tag of a visit. */
export const entityTag = ({ version }: Visit): string => versionTag(version);
