import { failure, type Failure } from '../kernel/problems.ts';
import { isPinLocked } from '../visits/pin-limits.ts';
import { findInvited, type FoundInvited } from './find-invited.ts';
import { isOpen } from './invitation.ts';
import type { InvitationDeps } from './invitation-deps.ts';

/** True where the PIN of the visit is the one that the link shows. */
export async function hasOwnPin(deps: PinDeps, found: FoundInvited): Promise<boolean> {
  return found.visit.pinHash !== undefined && found.visit.pinHash === (await pinFor(deps, found)).hash;
}

type PinDeps = Pick<InvitationDeps, 'pinOf' | 'personKeys'>;

async function pinFor(deps: PinDeps, { invited }: FoundInvited) {
  const { firmId, visitId } = invited;
  const pin = (await deps.pinOf(firmId))(invited);
  return { pin, hash: (await deps.personKeys(firmId)).pinHash(visitId, pin) };
}

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
    const { site, visit } = found;
    const { pin, hash } = await pinFor(deps, found);
    if (isPinLocked(visit)) return failure('pin_locked');
    const isUsable = isOpen(visit) || (visit.state === 'checked_out' && found.state === 'expected');
    if (isUsable && visit.pinHash === hash) return { ...found, pin };
    if (!isOpen(visit)) return failure('state_conflict');
    const made = await deps.pins.make(site, visit.visitId, hash, { ifVersion: visit.version });
    if (made.ok) return { ...found, visit: made.visit, pin };
    if (tries === mostTries) return failure('state_conflict');
  }
}
