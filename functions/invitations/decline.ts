import type { Caller } from '../edge/access.ts';
import { cancelVisit } from '../front-desk/cancel-approve-refuse.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { asVisitor, recordedAsTheirs } from './as-visitor.ts';
import type { Declining } from './api/requests.ts';
import { findInvited, type FoundInvited } from './find-invited.ts';
import { isOpen } from './invitation.ts';
import type { InvitationDeps } from './invitation-deps.ts';

/**
 * The visitor cannot come: their visit is cancelled, with those of who would come along, and recorded as theirs. The same
 * again is answered in the same way.
 */
export async function decline(
  deps: InvitationDeps,
  caller: Caller,
  { token, version }: Declining,
): Promise<FoundInvited | Failure> {
  const found = await findInvited(deps, token);
  if (!found.ok || found.state === 'cancelled') return found;
  const { visit } = found;
  if (!isOpen(visit)) return failure('state_conflict');
  if (visit.version !== version) return failure('precondition_failed');
  const visitorChanges = recordedAsTheirs(visit, 'declined', deps.clock());
  const cancelled = await cancelVisit(deps, asVisitor(caller, visit), { visitorChanges });
  return cancelled.ok ? { ...found, visit: cancelled.visit, state: 'cancelled' } : cancelled;
}
