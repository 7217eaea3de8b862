import { timingSafeEqual } from 'node:crypto';
import { isOffice } from '../edge/access.ts';
import type { VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { findVisit, settled, type VisitAction } from './load-visit.ts';
import { isPinLocked } from '../visits/pin-limits.ts';
import type { VisitDeps } from './visit-deps.ts';
import { amendments, type VisitState } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

type NewPin = { readonly ok: true; readonly visit: Visit; readonly pin: string } | Failure;

/** Makes the PIN of a visit that has not begun. An earlier PIN stops working. */
export async function makePin(deps: VisitDeps, action: VisitAction): Promise<NewPin> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  if (isPinLocked(visit) && !isOffice(action.caller.role)) return failure('pin_locked');
  const pin = deps.newPin();
  const keys = await deps.personKeys(site.firmId);
  const made = settled(
    await deps.pins.make(site, visit.visitId, keys.pinHash(visit.visitId, pin), asked),
    asked,
  );
  return made.ok ? { ...made, pin } : made;
}

const open: readonly VisitState[] = amendments.tryPin.in;

/**
 * Checks the PIN of a visit. The try is counted in a conditional write before the PIN is compared, so that parallel guesses
 * cannot exceed {@link mostPinAttempts}.
 */
export async function tryPin(
  deps: VisitDeps,
  { caller, siteId }: VisitAction,
  visitId: VisitId,
  pin: string,
): Promise<{ readonly ok: true; readonly visit: Visit } | Failure> {
  const site = { firmId: caller.firmId, siteId };
  if (!(await deps.pins.admitsAnother(site))) return failure('too_many_requests');
  const { ok, visit } = await deps.pins.countAttempt(site, visitId);
  if (!visit) return failure('visit_not_found');
  if (visit.pinHash === undefined) return failure('pin_not_set');
  if (!ok && !open.includes(visit.state)) return failure('state_conflict', `The visit is ${visit.state}.`);
  if (!ok) return failure('pin_locked');
  const keys = await deps.personKeys(caller.firmId);
  return isSame(keys.pinHash(visitId, pin), visit.pinHash) ? { ok, visit } : failure('wrong_pin');
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
