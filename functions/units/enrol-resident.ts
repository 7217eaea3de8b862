import type { Caller } from '../edge/access.ts';
import { bearerToken } from '../access/authorize.ts';
import type { TokenVerdict } from '../access/verify-access-token.ts';
import { defined } from '../kernel/defined.ts';
import type { EpochSeconds, UnitId } from '../kernel/brands.ts';
import { later } from '../kernel/clock.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { refuseRemoved } from '../members/refuse-removed.ts';
import type { Tenancy } from '../registry/firm.ts';
import type { RegistryTable } from '../registry/registry-table.ts';
import { StoreBusy } from '../table/store-busy.ts';
import { newHost, type UnitDeps } from './change-units.ts';
import { linkLifeSeconds, linkRef, linkToken, type ResidentLink } from './resident-link.ts';
import { linkUsed, type ResidentLinks } from './resident-link-table.ts';
import { boundTo, isHostAt, mostResidents, mostUnitsOfHost, type Unit, type UnitSite } from './unit.ts';

/** The dependencies of links for residents. */
export interface LinkDeps extends UnitDeps, Pick<RegistryTable, 'getFirm'> {
  readonly links: ResidentLinks;
  /** Whose account does an access token belong to? */
  readonly verify: (token: string) => Promise<TokenVerdict>;
  readonly newSecret: () => Uint8Array;
}

/** Makes a link that binds one account to a unit, within a week. It is shown once; the Registry stores its hash. */
export async function makeResidentLink(
  { units, links, clock, newSecret }: LinkDeps,
  { memberId }: Caller,
  site: UnitSite,
  unitId: UnitId,
  label: string | undefined,
): Promise<{ readonly ok: true; readonly token: string; readonly expiresAt: EpochSeconds } | Failure> {
  const unit = await units.get(site, unitId);
  if (!unit) return failure('unit_not_found');
  const token = linkToken(site, newSecret());
  const ref = linkRef(token);
  if (!ref) throw new Error('a link for a resident cannot be read back');
  const expiresAt = later(clock(), linkLifeSeconds);
  const made = { ...ref, unitId, serial: unit.serial, madeBy: memberId, ...defined({ label }) };
  await links.put({ ...made, expiresAt });
  return { ok: true, token, expiresAt };
}

type Enrolled = { readonly ok: true; readonly site: UnitSite; readonly tenancy: Tenancy } | Failure;

/** Another member may be changing the same unit. */
const mostTries = 5;

/**
 * Binds the account of an access token to the unit of a link, and uses the link up in the same transaction. The account
 * needs no member: nothing but the link gives it a right, and the right is that of one host. The same account that asks
 * again is answered the same. Why a link does not work is never told.
 */
export async function enrolResident(
  deps: LinkDeps,
  token: string,
  authorization: string | undefined,
): Promise<Enrolled> {
  const bearer = bearerToken(authorization);
  const account = bearer === undefined ? undefined : await deps.verify(bearer);
  if (!account?.ok) return failure('unauthenticated');
  const ref = linkRef(token);
  for (let tries = 0; ref && tries < mostTries; tries += 1) {
    const link = await deps.links.get(ref);
    if (!link || link.expiresAt <= deps.clock() || (await isWithdrawn(deps, link))) break;
    const unit = await deps.units.get(ref, link.unitId);
    if (unit?.serial !== link.serial) break;
    const done = await bind(deps, link, unit, account);
    if (done) return done;
    if (tries === mostTries - 1) throw new StoreBusy('others keep changing the unit');
  }
  return failure('enrolment_refused');
}

/** A link works while its maker may still make links and the firm is active. */
async function isWithdrawn(
  { units, getFirm }: LinkDeps,
  { firmId, siteId, madeBy }: ResidentLink,
): Promise<boolean> {
  if ((await getFirm(firmId))?.status !== 'active') return true;
  const by = { firmId, memberId: madeBy };
  return (await refuseRemoved(units, by, 'makeResidentLink', siteId)) !== undefined;
}

/** `undefined` where something was changed meanwhile. */
async function bind(
  { units, clock, newMemberId }: LinkDeps,
  link: ResidentLink,
  unit: Unit,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Enrolled | undefined> {
  const { firmId, siteId, label } = link;
  const site = { firmId, siteId };
  const before = await units.findMember(issuer, subject);
  const member = before ?? newHost(site, newMemberId(), { issuer, subject, label });
  if (!isHostAt(site, member)) return failure('member_taken');
  const standing = member.units?.find(({ unitId }) => unitId === unit.unitId);
  if (standing) return { ok: true, site, tenancy: standing };
  if (link.memberId !== undefined) return failure('enrolment_refused');
  if (unit.residents.length >= mostResidents || (member.units?.length ?? 0) >= mostUnitsOfHost)
    return failure('member_taken');
  const now = clock();
  const bound = boundTo(member, unit, now);
  const { unitId, unit: name } = unit;
  const residents = [...unit.residents, member.memberId];
  const written = await units.write(
    { ...unit, residents, version: unit.version + 1 },
    [{ before, after: before ? bound : { ...bound, version: 1 } }],
    [linkUsed(link, member.memberId, now)],
  );
  return written ? { ok: true, site, tenancy: { unitId, unit: name, since: now } } : undefined;
}
