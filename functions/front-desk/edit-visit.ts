import { untilNotOvertaken } from './until-not-overtaken.ts';
import { notesProblem } from './notes-problem.ts';
import { failure } from '../kernel/problems.ts';
import { bookingAskedFor, bookingOf } from '../visits/booking-of.ts';
import { companionEdit } from './companion-edit.ts';
import { readCompanions } from '../visits/companions.ts';
import { findVisit, type Outcome, type VisitAction } from './load-visit.ts';
import type { Move } from '../visits/booking.ts';
import type { VisitDeps } from './visit-deps.ts';
import { editedVisit, type AnyEdit } from './apply-edit.ts';
import { amendments, type VisitState } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

const editable: readonly VisitState[] = amendments.edit.in;

/**
 * Changes a visit that has not begun, if it still has the version that was read. A new visitor or window moves the pointers
 * and the place in the day's list in the same write, also for companions whose visits have not begun.
 */
export const editVisit = (deps: VisitDeps, action: VisitAction, edit: AnyEdit): Promise<Outcome> =>
  untilNotOvertaken(async () => {
    const found = await findVisit(deps, action);
    if (!found.ok) return found;
    const { site, visit } = found;
    if (action.ifMatch === undefined) return failure('precondition_required');
    const wrongNotes = notesProblem(action.caller, edit);
    if (wrongNotes) return wrongNotes;
    if (!editable.includes(visit.state)) return failure('state_conflict', `The visit is ${visit.state}.`);
    const now = deps.clock();
    const edited = editedVisit(visit, edit, site, now);
    if (!edited.ok) return edited;
    const keys = await deps.personKeys(site.firmId);
    const moveOf = async (before: Visit, after: Visit): Promise<Move> => ({
      before: bookingOf(keys, before),
      after: await bookingAskedFor(deps, keys, site, after),
    });
    const company = (await readCompanions(deps.visits, site, visit)).flatMap((companion) => {
      const theirs = editable.includes(companion.state) && companionEdit(visit, companion, edit);
      const moved = theirs && editedVisit(companion, theirs, site, now);
      return moved && moved.ok ? [moveOf(companion, moved.visit)] : [];
    });
    const change = await deps.bookings.edit(await moveOf(visit, edited.visit), await Promise.all(company));
    return { ok: true, change, read: visit, asked: { ifVersion: visit.version } };
  });
