import type { Caller } from '../edge/access.ts';
import { editVisit } from '../front-desk/edit-visit.ts';
import { holdForSupervisor } from '../front-desk/hold-for-supervisor.ts';
import { settled } from '../front-desk/load-visit.ts';
import type { BarredId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import type { Visit } from '../visits/visit.ts';
import type { NameCorrection } from './api/requests.ts';
import { asVisitor, recordedAsTheirs } from './as-visitor.ts';
import { findInvited, type FoundInvited } from './find-invited.ts';
import { isOpen, mostNameChanges } from './invitation.ts';
import type { InvitationDeps } from './invitation-deps.ts';

/**
 * The visitor corrects their own name, until they are checked in: an edit of the visit in the version that they saw, recorded
 * as theirs. A person who is barred, or near a bar, cannot leave it behind with another name: the visit then waits for a
 * supervisor, and the visitor is not told (docs/decisions/252).
 */
export async function correctName(
  deps: InvitationDeps,
  caller: Caller,
  { token, visitor, version }: NameCorrection,
): Promise<FoundInvited | Failure> {
  const found = await findInvited(deps, token);
  if (!found.ok) return found;
  const { visit } = found;
  if (!isOpen(visit)) return failure('state_conflict');
  if (isSameName(visit, visitor)) return found;
  if (visit.version !== version) return failure('precondition_failed');
  const changed = visit.visitorChanges?.filter(({ change }) => change === 'name') ?? [];
  if (changed.length >= mostNameChanges) return failure('too_many_corrections');
  const held = await withBarsBehind(deps, visit);
  if (!held.ok) return held;
  const visitorChanges = recordedAsTheirs(held.visit, 'name', deps.clock());
  const nearBars = held.bars && held.visit.state === 'pending_approval' ? { nearBars: held.bars } : {};
  const edit = { visitor, visitorChanges, ...nearBars };
  const edited = await editVisit(deps, asVisitor(caller, held.visit), edit);
  return edited.ok ? { ...found, visit: edited.visit } : edited;
}

const isSameName = (
  { visitor: { englishName, chineseName } }: Pick<Visit, 'visitor'>,
  asked: NameCorrection['visitor'],
): boolean =>
  (asked.englishName === undefined || (asked.englishName ?? undefined) === englishName) &&
  (asked.chineseName === undefined || (asked.chineseName ?? undefined) === chineseName);

type Held = { readonly ok: true; readonly visit: Visit; readonly bars?: readonly BarredId[] } | Failure;

/** The visit, waiting for a supervisor where the name before the correction is barred, or near a bar. */
async function withBarsBehind(deps: InvitationDeps, visit: Visit): Promise<Held> {
  const keys = await deps.personKeys(visit.firmId);
  const answer = await askAtDoor(deps, keys, visit, { visit });
  if (answer.door === 'open') return { ok: true, visit };
  const bars = answer.door === 'ask_supervisor' ? answer.bars : [];
  if (visit.state === 'pending_approval') return { ok: true, visit, bars };
  const outcome = settled(await holdForSupervisor(deps, visit, visit, bars));
  return outcome.ok ? { ok: true, visit: outcome.visit, bars } : outcome;
}
