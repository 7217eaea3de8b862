import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import { findVisit, settled, type Outcome, type VisitAction } from './load-visit.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { undoOf, type UndoRequest } from '../visits/undo.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { BackInside } from '../visits/visit-undo-table.ts';
import type { Visit } from '../visits/visit.ts';

/** The dependencies of an undo. */
type UndoDeps = Pick<VisitDeps, 'getSite' | 'visits' | 'personKeys' | 'clock' | 'undos'>;

/**
 * Takes back a check-in or check-out that was recorded by mistake. The visit becomes what it was before, and records who
 * undid what and why. Companions are undone one by one.
 */
export async function undoPassage(
  deps: UndoDeps,
  action: VisitAction,
  request: Pick<UndoRequest, 'reason' | 'note' | 'direction'>,
): Promise<Outcome> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  const { memberId, role } = action.caller;
  const ofTheOffice = role === 'admin' || role === 'manager';
  const step = undoOf(visit, site, { ...request, memberId, ofTheOffice }, deps.clock());
  if (!step.ok) return step;
  const { undo } = step;
  if (undo.name !== 'undoCheckOut') return settled(await deps.undos.undo(visit, undo), asked);
  const inside = await backInside(deps, site, visit);
  return inside.ok ? settled(await deps.undos.undo(visit, undo, inside), asked) : inside;
}

/**
 * A visitor who never went out is inside again. The bars are asked, and the undo is refused where the visitor has come in
 * again meanwhile.
 */
async function backInside(
  { visits, personKeys }: UndoDeps,
  site: Site,
  visit: Visit,
): Promise<({ readonly ok: true } & BackInside) | Failure> {
  const keys = await personKeys(site.firmId);
  const [presence] = keys.identitiesOf(visit.visitor);
  if (await isInsideAgain({ visits }, site, visit, keys))
    return failure('state_conflict', 'The visitor has come in again since.');
  const answer = await askAtDoor({ visits }, keys, site, { visit });
  switch (answer.door) {
    case 'barred':
      return failure('admission_denied');
    case 'ask_supervisor':
      return failure('supervisor_needed');
    case 'open':
      return { ok: true, admission: answer.admission, presence };
  }
}

async function isInsideAgain(
  { visits }: Pick<UndoDeps, 'visits'>,
  site: Site,
  { visitId, visitor }: Visit,
  keys: PersonKeys,
): Promise<boolean> {
  const identities = keys.identitiesOf(visitor);
  const nameKeys = identities.map(({ nameKey }) => nameKey);
  const [inside, left] = await Promise.all([
    visits.findPresent(site, 'ON', nameKeys),
    visits.findPresent(site, 'LEFT', nameKeys),
  ]);
  // A site may keep no prefix of a walk-in. Then only the index of those who left says whose visit it is.
  const theirs = [...identities, ...left.filter((one) => one.visit.visitId === visitId)];
  return inside.some(
    (one) =>
      one.visit.visitId !== visitId &&
      one.strongKey !== undefined &&
      theirs.some(({ strongKey }) => strongKey === one.strongKey),
  );
}
