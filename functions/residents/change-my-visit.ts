import { versionTag } from '../edge/if-match.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { cancelVisit } from '../front-desk/cancel-approve-refuse.ts';
import { editVisit } from '../front-desk/edit-visit.ts';
import { findVisit, type Outcome, type VisitAction } from '../front-desk/load-visit.ts';
import { makePin } from '../front-desk/pin.ts';
import type { NewInvitation } from '../invitations/api/requests.ts';
import { invite, revokeInvitation, type Made } from '../invitations/invite.ts';
import { amendments, transitions, type VisitState } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';
import { answerVisitor } from './answer-visitor.ts';
import type { MyVisitEdit } from './api/requests.ts';
import type { Own } from './own.ts';
import { stateForResident } from './resident.ts';

/** A resident changes a visit of their unit that has not begun. What a guard recorded of an unannounced visitor stays. */
export const editMyVisit = (own: Own, action: VisitAction, edit: MyVisitEdit): Promise<Outcome> =>
  onMyVisit(own, action, amendments.edit.in, (pinned, visit) => {
    if (action.ifMatch === undefined) return failed('precondition_required');
    if (visit.origin === 'walk_in') return failed('state_conflict', 'Nobody had booked this visit.');
    return editVisit(own, pinned, edit);
  });

/**
 * A resident's word on a visit of their unit: `approve` or `refuse` a visitor who waits for them, or `cancel` a visit that has
 * not begun, with its companions'.
 */
export const decideMyVisit = (
  own: Own,
  action: VisitAction,
  decision: 'approve' | 'refuse' | 'cancel',
): Promise<Outcome> =>
  onMyVisit(own, action, transitions[decision].from, (pinned) =>
    decision === 'cancel' ? cancelVisit(own, pinned) : answerVisitor(own, pinned, decision),
  );

/** Makes the PIN of a visit of their unit. */
export const makeMyPin = (
  own: Own,
  action: VisitAction,
): Promise<{ readonly ok: true; readonly visit: Visit; readonly pin: string } | Failure> =>
  onMyVisit(own, action, amendments.makePin.in, (pinned) => makePin(own, pinned));

/** Makes the invitation of a visit of their unit. */
export const inviteMine = (own: Own, action: VisitAction, wanted: NewInvitation): Promise<Made> =>
  onMyVisit(own, action, amendments.invite.in, (pinned) =>
    invite({ ...own, ...own.inviting }, pinned, wanted),
  );

/** Ends the invitation of a visit of their unit. */
export const revokeMyInvitation = (own: Own, action: VisitAction): Promise<Outcome> =>
  revokeInvitation({ ...own, ...own.inviting }, action);

const failed = (...problem: Parameters<typeof failure>): Promise<Failure> =>
  Promise.resolve(failure(...problem));

/** The office may change the visit in the same moment. */
const mostTries = 3;

/**
 * Changes a resident's own visit in the version in which it was found to be theirs: what is moved to another unit in between
 * is not changed. Where the request names no version, everything is read and tried again. What does not fit is answered by
 * the state that the resident sees, never by the state that a supervisor's decision has given the visit.
 */
async function onMyVisit<Done extends { readonly ok: true }>(
  own: Own,
  action: VisitAction,
  states: readonly VisitState[],
  act: (pinned: VisitAction, visit: Visit) => Promise<Done | Failure>,
): Promise<Done | Failure> {
  for (let tries = 1; ; tries += 1) {
    const found = await findVisit(own, action);
    if (!found.ok) return found;
    const state = stateForResident(found.visit);
    if (!states.includes(state)) return failure('state_conflict', `The visit is ${state}.`);
    const done = await act({ ...action, ifMatch: versionTag(found.visit.version) }, found.visit);
    if (done.ok) return done;
    const isOvertaken = done.code === 'precondition_failed' && action.ifMatch === undefined;
    if (isOvertaken && tries < mostTries) continue;
    return done.code === 'state_conflict' ? failure('state_conflict') : done;
  }
}
