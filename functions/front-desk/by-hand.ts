import { seesTodayOnly } from '../edge/access.ts';
import type { GateId } from '../kernel/brands.ts';
import { failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { noticeVersionAt } from '../registry/notice-at.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import { readCompanions } from '../visits/companions.ts';
import { findVisit, findVisitAtGate, settled, type Outcome, type VisitAction } from './load-visit.ts';
import { refuseForSupervisor } from './hold-for-supervisor.ts';
import { localDay } from '../kernel/local-day.ts';
import { asShownAt } from '../visits/purpose-consent.ts';
import { mayComeAgain } from '../visits/re-entry.ts';
import { purgeAfter } from '../visits/retention.ts';
import { usableDays } from '../visits/usable-days.ts';
import type { VisitDeps } from './visit-deps.ts';
import { tryPin } from './pin.ts';
import { openAt } from '../visits/visit-window.ts';
import type { PassageMethod, Visit } from '../visits/visit.ts';

/** Reads a visit. A guard sees the visits of today and the visitors on site (PDPO, DPP4). */
export async function getVisit(deps: VisitDeps, { caller, siteId, visitId }: VisitAction): Promise<Outcome> {
  const found = await findVisit(deps, { caller, siteId, visitId });
  if (!found.ok) return found;
  const { site, visit } = found;
  return seesTodayOnly(caller.role) && !isOfToday(visit, site, deps)
    ? failure('forbidden', 'A guard sees the visits of today.')
    : { ok: true, visit: asShownAt(site, deps.clock())(visit) };
}

/** True for a visit that a guard may see: of today, or of somebody inside. */
export const isOfToday = (visit: Visit, site: Site, { clock }: Pick<VisitDeps, 'clock'>): boolean =>
  visit.state === 'checked_in' || usableDays(visit, site).includes(localDay(clock(), site.timeZone));

/** Checks in a visitor who shows something other than a Personal Code. The answer offers the companions. */
export async function checkInByHand(
  deps: VisitDeps,
  action: VisitAction,
  {
    pin,
    ...passage
  }: { readonly method: PassageMethod; readonly gateId: GateId; readonly pin?: string | undefined },
): Promise<Outcome> {
  const found = await findVisitAtGate(deps, action, passage.gateId);
  if (!found.ok) return found;
  const { site, visit } = found;
  const at = deps.clock();
  if (mayComeAgain(visit) && !openAt(site, at)(visit))
    return failure('state_conflict', 'The time of the visit is over.');
  const keys = await deps.personKeys(site.firmId);
  const answer = await askAtDoor(deps, keys, site, { visit });
  if (answer.door === 'barred') return failure('admission_denied');
  if (answer.door === 'ask_supervisor') return refuseForSupervisor(deps, site, visit, answer.bars);
  const tried = pin === undefined ? found : await tryPin(deps, action, visit.visitId, pin);
  if (!tried.ok) return tried;
  // A PIN try changes the version of the visit, so the check-in uses the new version.
  const asked = found.asked.ifVersion === undefined ? {} : { ifVersion: tried.visit.version };
  const [presence] = keys.identitiesOf(visit.visitor);
  const change = await deps.visits.change(site, visit.visitId, 'checkIn', {
    admission: answer.admission,
    checkedIn: { at, ...passage, memberId: action.caller.memberId },
    noticeVersion: noticeVersionAt(site, at),
    purgeAt: purgeAfter(at, site.retentionDays),
    ...(presence ? { presence } : {}),
    ...(pin === undefined ? {} : { pinAttempts: 0 }),
    ...reEntryOf(visit),
    ...asked,
  });
  const outcome = settled(change, asked);
  return outcome.ok && visit.companions !== undefined
    ? { ...outcome, companions: await readCompanions(deps.visits, site, visit) }
    : outcome;
}

/** Checks out a visitor whom the guard sees leave. */
export async function checkOutByHand(deps: VisitDeps, action: VisitAction, gateId: GateId): Promise<Outcome> {
  const found = await findVisitAtGate(deps, action, gateId);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  const at = deps.clock();
  const change = await deps.visits.change(site, visit.visitId, 'checkOut', {
    checkedOut: { at, gateId, method: 'seen_leaving', memberId: action.caller.memberId },
    purgeAt: purgeAfter(at, site.retentionDays),
    ...reEntryOf(visit),
    ...asked,
  });
  return settled(change, asked);
}

const reEntryOf = ({ allowsReEntry }: Visit) => (allowsReEntry ? { allowsReEntry } : {});
