import type { FirmId } from '../kernel/brands.ts';
import type { Member } from '../registry/firm.ts';
import { firmIsActive, putNew } from '../registry/registry-actions.ts';
import { firmKey, firmMemberKey, memberItems } from '../registry/registry-items.ts';
import { getItem, queryPage } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import { transact, type Action } from '../table/transact.ts';
import type { MemberAdministrationDeps, MemberListing, Written } from './administer-members.ts';

/** The Registry's members, firm by firm. */
export type MemberAdministrationTable = MemberListing &
  Pick<MemberAdministrationDeps, 'getMember' | 'addMember' | 'replaceMember' | 'removeMember'>;

/** Opens the Registry table for the administration of members. */
export function memberAdministrationTable(table: Table): MemberAdministrationTable {
  return {
    listMembers: async (firmId, { limit, after }) => {
      const members = {
        key: 'pk = :pk AND begins_with(sk, :member)',
        values: { pk: firmKey(firmId).pk, member: 'M#' },
        consistent: true,
      };
      const from = after === undefined ? undefined : firmMemberKey(firmId, after);
      const { listed, more } = await queryPage(
        table,
        members,
        { limit, after: from },
        (item) => item as unknown as Member,
      );
      return { members: listed, more };
    },
    getMember: async (firmId, memberId) =>
      (await getItem(table, firmMemberKey(firmId, memberId))) as Member | undefined,
    addMember: async (member) => {
      const written = await transact(table, [
        member.role === 'admin' ? countAdmins(member.firmId, 1) : firmIsActive(member.firmId),
        ...memberItems(member).map(putNew),
      ]);
      if (written.ok) return 'added';
      return written.refused[0] ? 'firm_not_active' : 'taken';
    },
    replaceMember: (before, after) => writeMember(table, before, after),
    removeMember: (member) => writeMember(table, member, undefined),
  };
}

/** Changes the firm's count of admins by `step`. Refused where it would fall to none. */
const countAdmins = (firmId: FirmId, step: 1 | -1): Action => ({
  update: firmKey(firmId),
  by: {
    update: 'ADD admins :step',
    ...(step === 1
      ? { condition: '#status = :active', values: { step, active: 'active' } }
      : { condition: 'admins > :one', values: { step, one: 1 } }),
  },
});

/** Writes both items of the member together. The item below the firm holds the current version. */
async function writeMember(table: Table, before: Member, after: Member | undefined): Promise<Written> {
  const step = Number(after?.role === 'admin') - Number(before.role === 'admin');
  const isUnchanged = { condition: 'version = :version', values: { version: before.version } };
  const isOfFirm = { condition: 'firmId = :firm', values: { firm: before.firmId } };
  const items = memberItems(after ?? before).map((item, index): Action => {
    const { pk, sk } = item;
    const condition = index === 0 ? isUnchanged : isOfFirm;
    return after ? { put: item, if: condition } : { remove: { pk, sk }, if: condition };
  });
  const counted = step === 0 ? [] : [countAdmins(before.firmId, step > 0 ? 1 : -1)];
  const written = await transact(table, [...items, ...counted]);
  if (written.ok) return 'done';
  const [changed, , countRefused] = written.refused;
  if (changed || countRefused !== true) return 'stale';
  return step < 0 ? 'last_admin' : 'firm_not_active';
}
