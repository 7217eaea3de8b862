import { defined } from '../kernel/defined.ts';
import type { Caller } from '../edge/access.ts';
import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import type { FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import type { Member } from '../registry/firm.ts';
import type { MemberChange, NewMember } from './api/requests.ts';

/** The dependencies of the administration of members. */
export interface MemberAdministrationDeps {
  /** Issuers whose tokens the deployment accepts; the first is the usual one. */
  readonly issuers: readonly string[];
  readonly siteExists: (firmId: FirmId, siteId: SiteId) => Promise<boolean>;
  readonly getMember: (firmId: FirmId, memberId: MemberId) => Promise<Member | undefined>;
  /** Writes a member whose identity belongs to no member of any firm yet. */
  readonly addMember: (member: Member) => Promise<'added' | 'taken' | 'firm_not_active'>;
  /** Writes the member over the version before it. */
  readonly replaceMember: (before: Member, after: Member) => Promise<Written>;
  readonly removeMember: (member: Member) => Promise<Written>;
  readonly newMemberId: () => MemberId;
}

/** Where the members of a firm are listed. */
export interface MemberListing {
  /** A page of a firm's members in the order of their ids, from the one `after` on. */
  readonly listMembers: (
    firmId: FirmId,
    page: { readonly limit: number; readonly after?: MemberId | undefined },
  ) => Promise<{ readonly members: readonly Member[]; readonly more: boolean }>;
}

/** The result of a change: `stale` if another version is stored, `last_admin` if the firm would have no admin. */
export type Written = 'done' | 'stale' | 'last_admin' | 'firm_not_active';

/** A member to change, and the check of `If-Match` against the current version (428, 412). */
export interface MemberAction {
  readonly firmId: FirmId;
  readonly memberId: MemberId;
  readonly refuseStale: (version: number) => Failure | undefined;
}

type Outcome = { readonly ok: true; readonly member: Member } | Failure;

/** A page of the members of a firm, in the order of their ids. */
export const listMembers = (
  { listMembers: read }: MemberListing,
  { firmId }: Pick<Caller, 'firmId'>,
  { limit, cursor }: PageAsked,
): Promise<PageRead<{ readonly members: readonly Member[]; readonly next?: string | undefined }> | Failure> =>
  readPage(`${firmId}/members`, cursor, async ({ after }) => {
    const { members, more } = await read(firmId, { limit, after: after as MemberId | undefined });
    return { members, next: more ? members.at(-1)?.memberId : undefined };
  });

/** One member of the firm. */
export async function getMember(
  deps: Pick<MemberAdministrationDeps, 'getMember'>,
  { firmId, memberId }: Pick<MemberAction, 'firmId' | 'memberId'>,
): Promise<Outcome> {
  const member = await deps.getMember(firmId, memberId);
  return member ? { ok: true, member } : failure('member_not_found');
}

/** Adds a member. An identity that acts for a firm already is refused; the error does not say for which firm. */
export async function addMember(
  deps: MemberAdministrationDeps,
  firmId: FirmId,
  { issuer = deps.issuers[0] ?? '', label, ...wanted }: NewMember,
): Promise<Outcome> {
  if (!deps.issuers.includes(issuer)) return invalidField('issuer', 'is not an issuer that is trusted here');
  const member: Member = {
    ...wanted,
    firmId,
    memberId: deps.newMemberId(),
    issuer,
    ...defined({ label }),
    version: 1,
  };
  const unfit = await refuseSites(deps, member);
  if (unfit) return unfit;
  const done = await deps.addMember(member);
  if (done === 'added') return { ok: true, member };
  return failure(done === 'taken' ? 'member_taken' : 'firm_suspended');
}

/** Changes a member's role, sites or label; in force within a minute, when the gateway asks the authorizer again. */
export async function changeMember(
  deps: MemberAdministrationDeps,
  action: MemberAction,
  { role, siteIds, label }: MemberChange,
): Promise<Outcome> {
  const before = await find(deps, action);
  if (!before.ok) return before;
  const { member } = before;
  if (member.role === 'host' && (role !== undefined || siteIds !== undefined))
    return invalidField(
      role === undefined ? 'siteIds' : 'role',
      'of a host follows from the units of the site',
    );
  const after: Member = {
    ...member,
    role: role ?? member.role,
    siteIds: siteIds ?? member.siteIds,
    ...defined({ label }),
    version: member.version + 1,
  };
  const unfit = await refuseSites(deps, after);
  return unfit ?? outcomeOf(await deps.replaceMember(member, after), after);
}

/** Removes a member. Its tokens stop working within a minute. */
export async function removeMember(deps: MemberAdministrationDeps, action: MemberAction): Promise<Outcome> {
  const found = await find(deps, action);
  return found.ok ? outcomeOf(await deps.removeMember(found.member), found.member) : found;
}

async function find(
  { getMember }: MemberAdministrationDeps,
  { firmId, memberId, refuseStale }: MemberAction,
): Promise<Outcome> {
  const member = await getMember(firmId, memberId);
  if (!member) return failure('member_not_found');
  return refuseStale(member.version) ?? { ok: true, member };
}

/** An admin always has all sites, because admins manage members and new sites. The sites of other roles have to exist. */
async function refuseSites(
  { siteExists }: MemberAdministrationDeps,
  { firmId, role, siteIds }: Member,
): Promise<Failure | undefined> {
  if (siteIds === '*') return undefined;
  if (role === 'admin') return invalidField('siteIds', 'must be "*" for an admin');
  const there = await Promise.all(siteIds.map((siteId) => siteExists(firmId, siteId)));
  const missing = there.indexOf(false);
  return missing === -1 ? undefined : invalidField(`siteIds.${String(missing)}`, 'is not a site of the firm');
}

const refusals = {
  stale: 'precondition_failed',
  last_admin: 'last_admin',
  firm_not_active: 'firm_suspended',
} as const;

const outcomeOf = (written: Written, member: Member): Outcome =>
  written === 'done' ? { ok: true, member } : failure(refusals[written]);
