import { seesTodayOnly, type Caller } from '../edge/access.ts';
import type { GateId, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../firms/firm.ts';
import { localDay } from './local-day.ts';
import { pointersTo } from './pointer.ts';
import { purgeAfter } from './retention.ts';
import type { Change } from './visit-change.ts';
import type { VisitDeps } from './visit-deps.ts';
import type { PassageMethod, Visit } from './visit.ts';

type Changed = { readonly ok: true; readonly visit: Visit } | Failure;

/** Who acts on which visit. */
export interface VisitAction {
  readonly caller: Caller;
  readonly siteId: SiteId;
  readonly visitId: VisitId;
}

/** Reads a visit. A guard sees those of today and those on site (PDPO, DPP4). */
export async function getVisit(deps: VisitDeps, action: VisitAction): Promise<Changed> {
  const site = await deps.getSite(action.caller.firmId, action.siteId);
  if (!site) return failure('site_not_found');
  const visit = await deps.visits.get(site, action.visitId);
  if (!visit) return failure('visit_not_found');
  return seesTodayOnly(action.caller.role) && !isOfToday(visit, site, deps)
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
): Promise<Changed> {
  const found = await atGate(deps, action, passage.gateId);
  if (!found.ok) return found;
  const { site, visit } = found;
  const [presence] = (await deps.personKeys(site.firmId)).identitiesOf(visit.visitor);
  const at = deps.clock();
  return settle(
    await deps.visits.change(site, visit.visitId, 'checkIn', {
      checkedIn: { at, ...passage, memberId: action.caller.memberId },
      noticeVersion: site.notice.version,
      purgeAt: purgeAfter(at, site.retentionDays),
      ...(presence ? { presence } : {}),
    }),
  );
}

/** Checks a visitor out whom the guard sees leave. */
export async function checkOutByHand(deps: VisitDeps, action: VisitAction, gateId: GateId): Promise<Changed> {
  const found = await atGate(deps, action, gateId);
  if (!found.ok) return found;
  const at = deps.clock();
  return settle(
    await deps.visits.change(found.site, action.visitId, 'checkOut', {
      checkedOut: { at, gateId, method: 'seen_leaving', memberId: action.caller.memberId },
      purgeAt: purgeAfter(at, found.site.retentionDays),
    }),
  );
}

/** Cancels a visit that has not begun; a scan no longer finds it. */
export const cancelVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'cancel');

/** The host admits a visitor who waits: the next scan checks them in. */
export const approveVisit = (deps: VisitDeps, action: VisitAction) => rebook(deps, action, 'approve');

async function rebook(deps: VisitDeps, action: VisitAction, name: 'cancel' | 'approve'): Promise<Changed> {
  const found = await find(deps, action);
  if (!found.ok) return found;
  const keys = await deps.personKeys(found.site.firmId);
  const pointers = pointersTo(found.visit, keys.identitiesOf(found.visit.visitor));
  return settle(await deps.bookings[name](found.visit, pointers, {}));
}

/** The host does not admit a visitor who waits. */
export async function refuseVisit(deps: VisitDeps, action: VisitAction): Promise<Changed> {
  const site = await deps.getSite(action.caller.firmId, action.siteId);
  return site ? settle(await deps.visits.change(site, action.visitId, 'refuse')) : failure('site_not_found');
}

type Found = { readonly ok: true; readonly site: Site; readonly visit: Visit } | Failure;

async function find(deps: VisitDeps, { caller, siteId, visitId }: VisitAction): Promise<Found> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const visit = await deps.visits.get(site, visitId);
  return visit ? { ok: true, site, visit } : failure('visit_not_found');
}

async function atGate(deps: VisitDeps, action: VisitAction, gateId: GateId): Promise<Found> {
  const found = await find(deps, action);
  if (!found.ok) return found;
  return found.site.gates.some((gate) => gate.gateId === gateId) ? found : failure('gate_not_found');
}

function settle(change: Change): Changed {
  if (change.ok) return { ok: true, visit: change.visit };
  return change.visit
    ? failure('state_conflict', `The visit is ${change.visit.state}.`)
    : failure('visit_not_found');
}
