import type { GateId, VisitId } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import { checkInByHand } from './by-hand.ts';
import { companionIds } from '../visits/companions.ts';
import { findVisitAtGate, type VisitAction } from './load-visit.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { PassageMethod, Visit } from '../visits/visit.ts';

/** The result for one companion. */
export interface CompanionCheckIn {
  readonly visitId: VisitId;
  readonly result: 'checked_in' | Failure['code'];
  readonly visit?: Visit;
}

/**
 * Checks in the companions of a visitor by hand, all or the named ones. Each is checked in alone, so one refusal does not
 * stop the others.
 */
export async function checkInCompanions(
  deps: VisitDeps,
  action: VisitAction,
  {
    visitIds,
    ...passage
  }: {
    readonly method: PassageMethod;
    readonly gateId: GateId;
    readonly visitIds?: readonly VisitId[] | undefined;
  },
): Promise<{ readonly ok: true; readonly companions: readonly CompanionCheckIn[] } | Failure> {
  const found = await findVisitAtGate(deps, action, passage.gateId);
  if (!found.ok) return found;
  const theirs = companionIds(found.visit);
  const { caller, siteId } = action;
  const companions = (visitIds ?? theirs).map(async (visitId): Promise<CompanionCheckIn> => {
    if (!theirs.includes(visitId)) return { visitId, result: 'visit_not_found' };
    const outcome = await checkInByHand(deps, { caller, siteId, visitId }, passage);
    return outcome.ok
      ? { visitId, result: 'checked_in', visit: outcome.visit }
      : { visitId, result: outcome.code };
  });
  return { ok: true, companions: await Promise.all(companions) };
}
