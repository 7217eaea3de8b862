import type { EpochSeconds, FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import { unitIdOf } from '../kernel/unit-name.ts';
import type { Member, Tenancy } from '../registry/firm.ts';
import { normalPurgeOf } from '../visits/held.ts';
import type { VisitState } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

/** A host, with the units for which they act now. */
export interface Resident {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly memberId: MemberId;
  readonly units: readonly Tenancy[];
}

/** The resident whom the member is at this site; `undefined` where they act for no unit there. */
export function residentAt(siteId: SiteId, member: Member | undefined): Resident | undefined {
  if (member?.role !== 'host' || member.siteIds === '*' || !member.siteIds.includes(siteId)) return undefined;
  const { firmId, memberId, units = [] } = member;
  return units.length === 0 ? undefined : { firmId, siteId, memberId, units };
}

/** For which of their units a resident acts where a unit has this name. */
export function tenancyOf({ units }: Resident, unit: string | undefined): Tenancy | undefined {
  if (unit === undefined) return undefined;
  const unitId = unitIdOf(unit);
  return units.find((tenancy) => tenancy.unitId === unitId);
}

/** When something was booked, by whom, and for which unit. */
export interface Booked {
  readonly unit: string | undefined;
  readonly at: EpochSeconds;
  readonly by: MemberId;
}

/**
 * True where what was booked is a resident's to see: not what was before them. Of the very second in which the tenancy
 * began, they see what they booked themselves.
 */
export function seesWhatWasBooked(resident: Resident, { unit, at, by }: Booked): boolean {
  const tenancy = tenancyOf(resident, unit);
  if (tenancy === undefined) return false;
  return at > tenancy.since || (at === tenancy.since && by === resident.memberId);
}

/**
 * True where a visit is a resident's to see. `booked` is when and by whom it was booked: for a recurring visit, its
 * rule. A visit that only a hold still keeps is not shown, nor an unannounced visitor about whom a supervisor decides.
 */
export const seesVisit = (
  resident: Resident,
  visit: Visit,
  booked: Omit<Booked, 'unit'>,
  now: EpochSeconds,
): boolean =>
  seesWhatWasBooked(resident, { ...booked, unit: visit.host?.unit }) &&
  normalPurgeOf(visit) > now &&
  !(visit.origin === 'walk_in' && isWithSupervisor(visit));

/** True where a supervisor decides, or has decided, about near bars. */
const isWithSupervisor = ({ state, nearBars }: Visit): boolean =>
  nearBars !== undefined && (state === 'pending_approval' || state === 'denied');

/**
 * The state as a resident sees it. What a supervisor decides about bars does not show: the visit seems to be as it was
 * before, and cancelled where the supervisor does not admit the visitor.
 */
export function stateForResident(visit: Visit): VisitState {
  if (!isWithSupervisor(visit)) return visit.state;
  if (visit.checkedOut) return 'checked_out';
  return visit.state === 'denied' ? 'cancelled' : 'expected';
}
