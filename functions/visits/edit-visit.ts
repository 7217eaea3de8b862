import { failure } from '../kernel/problems.ts';
import { findVisit, settled, type Outcome, type VisitAction } from './find-visit.ts';
import { pointersTo } from './pointer.ts';
import type { VisitDeps } from './visit-deps.ts';
import { editedVisit } from './visit-edit.ts';
import type { VisitEdit } from './visit-requests.ts';
import { amendments, type VisitState } from './visit-states.ts';

const editable: readonly VisitState[] = amendments.edit.in;

/**
 * Changes a visit that has not begun, in the version that was read. A visitor or a window that changes moves the pointers
 * and the place in the day's list in the same write.
 */
export async function editVisit(deps: VisitDeps, action: VisitAction, edit: VisitEdit): Promise<Outcome> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  const { site, visit } = found;
  if (action.ifMatch === undefined) return failure('precondition_required');
  if (edit.notes !== undefined && action.caller.role === 'integration')
    return failure('forbidden', 'Notes are written by managers.');
  if (!editable.includes(visit.state)) return failure('state_conflict', `The visit is ${visit.state}.`);
  const edited = editedVisit(visit, edit, site, deps.clock());
  if (!edited.ok) return edited;
  const keys = await deps.personKeys(site.firmId);
  const change = await deps.bookings.edit(
    { visit, pointers: pointersTo(visit, keys.identitiesOf(visit.visitor)) },
    { visit: edited.visit, pointers: pointersTo(edited.visit, keys.identitiesOf(edited.visit.visitor)) },
  );
  return settled(change, { ifVersion: visit.version });
}
