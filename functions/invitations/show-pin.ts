import { failure, type Failure } from '../kernel/problems.ts';
import { isPinLocked } from '../visits/pin-limits.ts';
import { findInvited, type FoundInvited } from './find-invited.ts';
import { isOpen } from './invitation.ts';
import type { InvitationDeps } from './invitation-deps.ts';

/** Another change of the visit in the same moment is followed by another try. */
const mostTries = 3;

/**
 * Shows the visitor the PIN of their invitation, which is always the same one. The first time, it becomes the PIN of the
 * visit. One that was locked by wrong tries stays locked until a manager makes another.
 */
export async function showPin(
  deps: InvitationDeps,
  token: string,
): Promise<(FoundInvited & { readonly pin: string }) | Failure> {
  for (let tries = 1; ; tries += 1) {
    const found = await findInvited(deps, token);
    if (!found.ok) return found;
    const { site, visit, invited } = found;
    const pin = (await deps.pinOf(visit.firmId))(invited);
    const hash = (await deps.personKeys(visit.firmId)).pinHash(visit.visitId, pin);
    if (isPinLocked(visit)) return failure('pin_locked');
    const isUsable = isOpen(visit) || (visit.state === 'checked_out' && found.state === 'expected');
    if (isUsable && visit.pinHash === hash) return { ...found, pin };
    if (!isOpen(visit)) return failure('state_conflict');
    const made = await deps.pins.make(site, visit.visitId, hash, { ifVersion: visit.version });
    if (made.ok) return { ...found, visit: made.visit, pin };
    if (tries === mostTries) return failure('state_conflict');
  }
}
