import type { FirmId, MemberId, SiteId, UnitId } from '../kernel/brands.ts';
import type { Member } from '../registry/firm.ts';
import { firmIsActive, putNew } from '../registry/registry-actions.ts';
import { firmMemberKey, memberItems, memberKey } from '../registry/registry-items.ts';
import { getItem, nextOf, queryPage } from '../table/read.ts';
import type { Key, Table } from '../table/table.ts';
import { transact, type Action } from '../table/transact.ts';
import type { Unit, UnitSite } from './unit.ts';

/** A member before and after a change: absent before where it is new, absent after where it ends. */
export interface MemberChange {
  readonly before?: Member | undefined;
  readonly after?: Member | undefined;
}

/** A page of a site's units; `next` is where the following page begins. */
export interface UnitPage {
  readonly units: readonly Unit[];
  readonly next?: UnitId;
}

/** Units and their hosts, in the Registry. Reads are strong. A fault of the store is thrown. */
export interface UnitTable {
  get(site: UnitSite, unitId: UnitId): Promise<Unit | undefined>;
  /** In the order of their compared names. */
  list(site: UnitSite, page: { readonly limit: number; readonly after?: string }): Promise<UnitPage>;
  getMember(firmId: FirmId, memberId: MemberId): Promise<Member | undefined>;
  /** The member of an access token's `issuer` and `subject`, of whatever firm. */
  findMember(issuer: string, subject: string): Promise<Member | undefined>;
  /**
   * Writes a unit and members, each over the version that was read, and `also`, all or nothing. False where one was changed
   * meanwhile, where a new member's identity is taken, or the firm is not active.
   */
  write(unit: Unit, members: readonly MemberChange[], also?: readonly Action[]): Promise<boolean>;
  /** Removes a unit that has no residents any more. False where it was changed meanwhile. */
  remove(unit: Unit): Promise<boolean>;
}

const unitPrefix = (siteId: SiteId): string => `UNIT#${siteId}#`;
const unitKey = ({ firmId, siteId }: UnitSite, unitId: string): Key => ({
  pk: `F#${firmId}`,
  sk: `${unitPrefix(siteId)}${unitId}`,
});

/** Makes the item of a unit. */
export const unitItem = (unit: Unit) => ({ ...unitKey(unit, unit.unitId), ...unit });

/** Opens the Registry table for units. */
export function unitTable(table: Table): UnitTable {
  return {
    get: async (site, unitId) => (await getItem(table, unitKey(site, unitId))) as Unit | undefined,
    list: async (site, { limit, after }) => {
      const units = {
        key: 'pk = :pk AND begins_with(sk, :prefix)',
        values: { pk: `F#${site.firmId}`, prefix: unitPrefix(site.siteId) },
        consistent: true,
      };
      const from = after === undefined ? undefined : unitKey(site, after);
      const page = await queryPage(table, units, { limit, after: from }, (item) => item as unknown as Unit);
      return { units: page.listed, ...nextOf(page, ({ unitId }) => unitId) };
    },
    getMember: async (firmId, memberId) =>
      (await getItem(table, firmMemberKey(firmId, memberId))) as Member | undefined,
    findMember: async (issuer, subject) =>
      (await getItem(table, memberKey(issuer, subject))) as Member | undefined,
    write: async (unit, members, also = []) => {
      const item = unitItem(unit);
      const put = unit.version === 1 ? putNew(item) : { put: item, if: hasVersion(unit.version - 1) };
      const written = await transact(table, [
        firmIsActive(unit.firmId),
        put,
        ...members.flatMap(memberActions),
        ...also,
      ]);
      return written.ok;
    },
    remove: async (unit) => {
      const remove = { remove: unitKey(unit, unit.unitId), if: hasVersion(unit.version) };
      return (await transact(table, [remove])).ok;
    },
  };
}

const hasVersion = (version: number) => ({ condition: 'version = :version', values: { version } });

/** Both items of the member change together. The first, below the firm, has the version that counts. */
function memberActions({ before, after }: MemberChange): readonly Action[] {
  if (!before) return after ? memberItems(after).map(putNew) : [];
  const isAsRead = hasVersion(before.version);
  return memberItems(after ?? before).map((item): Action => {
    const { pk, sk } = item;
    return after ? { put: item, if: isAsRead } : { remove: { pk, sk }, if: isAsRead };
  });
}
