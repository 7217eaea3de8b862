import { seesTodayOnly } from '../edge/access.ts';
import type { GateId } from '../kernel/brands.ts';
import { failure } from '../kernel/problems.ts';
import type { Site } from '../firms/firm.ts';
import { findVisit, findVisitAtGate, settled, type Outcome, type VisitAction } from './find-visit.ts';
import { localDay } from './local-day.ts';
import { pointersTo } from './pointer.ts';
import { mayComeAgain } from './re-entry.ts';
import { purgeAfter } from './retention.ts';
import type { VisitDeps } from './visit-deps.ts';
import { openAt } from './visit-window.ts';
import type { PassageMethod, Visit } from './visit.ts';

/** Reads a visit. A guard sees those of today and those on site (PDPO, DPP4). */
export async function getVisit(deps: VisitDeps, { caller, siteId, visitId }: VisitAction): Promise<Outcome> {
  const found = await findVisit(deps, { caller, siteId, visitId });
  if (!found.ok) return found;
  const { site, visit } = found;
  return seesTodayOnly(caller.role) && !isOfToday(visit, site, deps)
    ? failure('forbidden', 'A guard sees the visits of today.')
    : { ok: true, visit };
}

function isOfToday(visit: Visit, { timeZone }: Site, { clock }: VisitDeps): boolean {
  const today = localDay(clock(), timeZone);
  return (
    visit.state === 'checked_in' || (visit.day <= today && today <= localDay(visit.expectedUntil, timeZone))
  );
}

/** Checks a visitor in who shows something other than a Personal Code. */
export async function checkInByHand(
  deps: VisitDeps,
  action: VisitAction,
  passage: { readonly method: PassageMethod; readonly gateId: GateId },
): Promise<Outcome> {
  const found = await findVisitAtGate(deps, action, passage.gateId);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  const at = deps.clock();
  if (mayComeAgain(visit) && !openAt(site, at)(visit))
    return failure('state_conflict', 'The time of the visit is over.');
  const [presence] = (await deps.personKeys(site.firmId)).identitiesOf(visit.visitor);
  const change = await deps.visits.change(site, visit.visitId, 'checkIn', {
    checkedIn: { at, ...passage, memberId: action.caller.memberId },
    noticeVersion: site.notice.version,
    purgeAt: purgeAfter(at, site.retentionDays),
    ...(presence ? { presence } : {}),
    ...reEntryOf(visit),
    ...asked,
  });
  return settled(change, asked);
}

/** Checks a visitor out whom the guard sees leave. */
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

/** Cancels a visit that has not begun; a scan no longer finds it. */
export const cancelVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'cancel');

/** The host admits a visitor who waits: the next scan checks them in. */
export const approveVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'approve');

async function rebook(deps: VisitDeps, action: VisitAction, name: 'cancel' | 'approve'): Promise<Outcome> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  const keys = await deps.personKeys(site.firmId);
  const pointers = pointersTo(visit, keys.identitiesOf(visit.visitor));
  return settled(await deps.bookings[name](visit, pointers, asked), asked);
}

/** The host does not admit a visitor who waits. */
export async function refuseVisit(deps: VisitDeps, action: VisitAction): Promise<Outcome> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  return settled(await deps.visits.change(site, visit.visitId, 'refuse', asked), asked);
}
