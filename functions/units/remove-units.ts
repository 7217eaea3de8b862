import type { MemberId, UnitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { StoreBusy } from '../table/store-busy.ts';
import { actsFor, isHostAt, releasedFrom, type UnitSite } from './unit.ts';
import type { UnitTable } from './unit-table.ts';

interface RemovalDeps {
  readonly units: UnitTable;
}
type Removed = { readonly ok: true } | Failure;

/** Another member may be changing the same unit or resident. */
const mostTries = 5;

/**
 * A resident moves out: they no longer act for the unit, from their next request on. Who acts for no other unit is no
 * member any more. The visits stay with the unit.
 */
export async function removeResident(
  { units }: RemovalDeps,
  site: UnitSite,
  unitId: UnitId,
  memberId: MemberId,
): Promise<Removed> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const unit = await units.get(site, unitId);
    if (!unit) return failure('unit_not_found');
    const member = await units.getMember(site.firmId, memberId);
    const isResident = member !== undefined && isHostAt(site, member) && actsFor(member, unit);
    if (!isResident && !unit.residents.includes(memberId)) return failure('member_not_found');
    const residents = unit.residents.filter((one) => one !== memberId);
    const after = { ...unit, residents, version: unit.version + 1 };
    const changes = isResident ? [{ before: member, after: releasedFrom(member, unit) }] : [];
    if (await units.write(after, changes)) return isResident ? { ok: true } : failure('member_not_found');
  }
  throw new StoreBusy('others keep changing the unit or its residents');
}

/**
 * Removes a unit: first its residents, one by one, then the unit. If it ends half-way, the next try does the rest. The
 * visits stay until their day, in the lists of the office.
 */
export async function removeUnit(deps: RemovalDeps, site: UnitSite, unitId: UnitId): Promise<Removed> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const unit = await deps.units.get(site, unitId);
    if (!unit) return failure('unit_not_found');
    for (const memberId of unit.residents) await removeResident(deps, site, unitId, memberId);
    const emptied = await deps.units.get(site, unitId);
    if (!emptied) return { ok: true };
    if (emptied.residents.length === 0 && (await deps.units.remove(emptied))) return { ok: true };
  }
  throw new StoreBusy('others keep changing the unit or its residents');
}
