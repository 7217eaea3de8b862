import type { EpochSeconds, FirmId, MemberId, SiteId, UnitId } from '../kernel/brands.ts';
import type { Member } from '../registry/firm.ts';

/** A site of a firm. */
export interface UnitSite {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
}

/** A flat or an office of a site. */
export interface Unit extends UnitSite {
  readonly unitId: UnitId;
  /** As the site writes it. */
  readonly unit: string;
  /** The hosts who were bound to it. A member says itself for which units it acts; this list only leads to the members. */
  readonly residents: readonly MemberId[];
  readonly createdAt: EpochSeconds;
  /** Random: a unit of the same name that is made later has another one. */
  readonly serial: string;
  /** Counts the changes, from 1. */
  readonly version: number;
}

/** Hosts of one unit. */
export const mostResidents = 20;
/** Units of one host. A list of a host's visits reads each of them. */
export const mostUnitsOfHost = 5;

/** True where the member is a host at this site. Nobody else is ever changed through a unit. */
export const isHostAt = ({ firmId, siteId }: UnitSite, member: Member): boolean =>
  member.role === 'host' &&
  member.firmId === firmId &&
  member.siteIds !== '*' &&
  member.siteIds.length === 1 &&
  member.siteIds[0] === siteId;

/** True where the member acts for the unit. */
export const actsFor = ({ units = [] }: Member, { unitId }: Pick<Unit, 'unitId'>): boolean =>
  units.some((tenancy) => tenancy.unitId === unitId);

/** The host with one unit more, from now on. */
export const boundTo = (member: Member, { unitId, unit }: Unit, since: EpochSeconds): Member => ({
  ...member,
  units: [...(member.units ?? []), { unitId, unit, since }],
  version: member.version + 1,
});

/** The host without the unit; `undefined` where it was the only one: then the member ends. */
export function releasedFrom(member: Member, { unitId }: Pick<Unit, 'unitId'>): Member | undefined {
  const units = (member.units ?? []).filter((tenancy) => tenancy.unitId !== unitId);
  return units.length === 0 ? undefined : { ...member, units, version: member.version + 1 };
}
