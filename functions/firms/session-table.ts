import type { Member } from '../registry/firm.ts';
import { firmMemberKey } from '../registry/registry-items.ts';
import { registryTable } from '../registry/registry-table.ts';
import { getItem } from '../table/read.ts';
import type { Table } from '../table/table.ts';
import type { SessionDeps } from './session.ts';

/** Opens the Registry table for sessions. Reads are strong: a change of a member or the firm shows at once. */
export const sessionTable = (table: Table): SessionDeps => ({
  getMember: async (firmId, memberId) =>
    (await getItem(table, firmMemberKey(firmId, memberId))) as Member | undefined,
  getFirm: registryTable(table.client, table.name, { consistent: true }).getFirm,
});
