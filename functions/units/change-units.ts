import { defined } from '../kernel/defined.ts';
import type { Clock } from '../kernel/clock.ts';
import { unitIdOf } from '../kernel/unit-name.ts';
import type { EpochSeconds, MemberId, UnitId } from '../kernel/brands.ts';
import type { FieldError } from '../kernel/problems.ts';
import type { Member } from '../registry/firm.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { UnitRow } from './api/requests.ts';
import {
  actsFor,
  boundTo,
  isHostAt,
  mostResidents,
  mostUnitsOfHost,
  type Unit,
  type UnitSite,
} from './unit.ts';
import type { MemberChange, UnitTable } from './unit-table.ts';

/** The dependencies of the administration of units. */
export interface UnitDeps {
  readonly units: UnitTable;
  /** Issuers whose tokens the deployment accepts; the first is the usual one. */
  readonly issuers: readonly string[];
  readonly clock: Clock;
  readonly newMemberId: () => MemberId;
  readonly newSerial: () => string;
}

/** What became of a row: `errors` where nothing of it was written. */
export interface RowOutcome {
  readonly unit: string;
  readonly unitId: UnitId;
  readonly result: 'created' | 'changed' | 'unchanged' | 'invalid';
  readonly errors?: readonly FieldError[];
}

/** Another member may be changing the same unit or resident. */
const mostTries = 5;

/**
 * Creates or completes units with their residents, row by row in their order: a row is written as a whole or not at all,
 * and a bad one stops no other. What is there already stays, so a page that is sent again changes nothing. Only hosts are
 * made, of this site and with the units of these rows: never a member with other rights.
 */
export async function changeUnits(
  deps: UnitDeps,
  site: UnitSite,
  rows: readonly UnitRow[],
): Promise<readonly RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const row of rows) outcomes.push(await changeUnit(deps, site, row));
  return outcomes;
}

async function changeUnit(deps: UnitDeps, site: UnitSite, row: UnitRow): Promise<RowOutcome> {
  const about = { unit: row.unit, unitId: unitIdOf(row.unit) };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = deps.clock();
    const stored = await deps.units.get(site, about.unitId);
    const unit = stored ?? {
      ...site,
      ...about,
      residents: [],
      createdAt: now,
      serial: deps.newSerial(),
      version: 0,
    };
    const read = await readResidents(deps, site, unit, row, now);
    if (!read.ok) return { ...about, result: 'invalid', errors: read.errors };
    const residents = [...new Set([...unit.residents, ...read.memberIds])];
    if (residents.length > mostResidents) return { ...about, result: 'invalid', errors: [tooMany] };
    const isSame =
      stored?.unit === row.unit && read.changes.length === 0 && residents.length === unit.residents.length;
    if (isSame) return { ...about, result: 'unchanged' };
    const after: Unit = { ...unit, unit: row.unit, residents, version: unit.version + 1 };
    if (await deps.units.write(after, read.changes))
      return { ...about, result: stored ? 'changed' : 'created' };
  }
  throw new StoreBusy('others keep changing the unit or its residents');
}

const tooMany = { path: 'residents', message: `must be at most ${String(mostResidents)} in one unit` };

type Residents =
  | { readonly ok: true; readonly memberIds: readonly MemberId[]; readonly changes: readonly MemberChange[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The members of a row's residents, and what has to be written of them. */
async function readResidents(
  deps: UnitDeps,
  site: UnitSite,
  unit: Unit,
  { residents = [] }: UnitRow,
  now: EpochSeconds,
): Promise<Residents> {
  const errors: FieldError[] = [];
  const memberIds: MemberId[] = [];
  const changes: MemberChange[] = [];
  for (const [index, { issuer = deps.issuers[0] ?? '', subject, label }] of residents.entries()) {
    const refuse = (field: string, message: string) =>
      errors.push({ path: `residents.${String(index)}${field}`, message });
    if (!deps.issuers.includes(issuer)) {
      refuse('.issuer', 'is not an issuer that is trusted here');
      continue;
    }
    const before = await deps.units.findMember(issuer, subject);
    const member = before ?? newHost(site, deps.newMemberId(), { issuer, subject, label });
    if (!isHostAt(site, member)) refuse('', cannotBeAdded);
    else if (actsFor(member, unit)) memberIds.push(member.memberId);
    else if ((member.units?.length ?? 0) >= mostUnitsOfHost)
      refuse('', `acts for ${String(mostUnitsOfHost)} units already`);
    else {
      const bound = boundTo(member, unit, now);
      memberIds.push(member.memberId);
      changes.push({ before, after: before ? bound : { ...bound, version: 1 } });
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, memberIds, changes };
}

/** The same words whoever the identity belongs to: a member of this firm with another role or site, or of another firm. */
const cannotBeAdded = 'cannot be added as a resident';

/** A member with the role `host`, who acts for no unit yet. */
export const newHost = (
  { firmId, siteId }: UnitSite,
  memberId: MemberId,
  { label, ...identity }: Pick<Member, 'issuer' | 'subject'> & { readonly label?: string | undefined },
): Member => ({
  ...identity,
  firmId,
  memberId,
  kind: 'person',
  role: 'host',
  siteIds: [siteId],
  ...defined({ label }),
  version: 0,
});
