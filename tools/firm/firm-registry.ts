import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Firm, Member } from '../../functions/registry/firm.ts';
import { putNew } from '../../functions/registry/registry-actions.ts';
import { firmItem, firmKey, memberItems } from '../../functions/registry/registry-items.ts';
import type { EpochSeconds, FirmId } from '../../functions/kernel/brands.ts';
import { countItems, getItem, queryAll } from '../../functions/table/read.ts';
import { transact } from '../../functions/table/transact.ts';
import { fromWire } from '../../functions/table/wire.ts';
import { updateItem } from '../../functions/table/write.ts';
import { scanTable } from '../shared/scan-table.ts';

/** A firm with what only operators need to know of it. */
export interface HeldFirm extends Firm {
  readonly suspendedAt?: EpochSeconds;
}

/** The Registry's firms, as an operator sees them: all of them. */
export interface FirmRegistry {
  /** All firms in the order of their ids. Reads the whole Registry, which is small; no function may. */
  list(): Promise<readonly HeldFirm[]>;
  get(firmId: FirmId): Promise<HeldFirm | undefined>;
  /** How many sites and members a firm has. */
  count(firmId: FirmId): Promise<{ readonly sites: number; readonly members: number }>;
  /** All members of a firm. */
  members(firmId: FirmId): Promise<readonly Member[]>;
  /** Writes a firm and its first admin, all or nothing. */
  create(firm: Firm, admin: Member): Promise<'created' | 'firm_exists' | 'subject_taken'>;
  /** Changes the given fields of a firm; false where the firm does not exist. */
  change(
    firmId: FirmId,
    values: Partial<Pick<HeldFirm, 'status' | 'suspendedAt' | 'tier' | 'usageKey'>>,
  ): Promise<boolean>;
}

/** Opens the Registry with the operator's own credentials. */
export function firmRegistry(client: DynamoDBClient, tableName: string): FirmRegistry {
  const table = { client, name: tableName };
  const countOf = (firmId: FirmId, prefix: string): Promise<number> =>
    countItems(table, {
      key: 'pk = :pk AND begins_with(sk, :prefix)',
      values: { pk: firmKey(firmId).pk, prefix },
    });
  return {
    list: async () => {
      const firms: HeldFirm[] = [];
      const firmItems = { filter: 'sk = :firm', values: { firm: firmKey('' as FirmId).sk } };
      for await (const { Items = [] } of scanTable(table, firmItems))
        firms.push(...Items.map((item) => fromWire(item) as unknown as HeldFirm));
      return firms.sort((one, other) => one.firmId.localeCompare(other.firmId));
    },
    get: async (firmId) => (await getItem(table, firmKey(firmId))) as HeldFirm | undefined,
    count: async (firmId) => ({ sites: await countOf(firmId, 'S#'), members: await countOf(firmId, 'M#') }),
    members: async (firmId) => {
      const key = 'pk = :pk AND begins_with(sk, :prefix)';
      const values = { pk: firmKey(firmId).pk, prefix: 'M#' };
      return (await queryAll(table, { key, values, consistent: true })) as unknown as readonly Member[];
    },
    create: async (firm, admin) => {
      const written = await transact(table, [putNew(firmItem(firm)), ...memberItems(admin).map(putNew)]);
      if (written.ok) return 'created';
      return written.refused[0] ? 'firm_exists' : 'subject_taken';
    },
    change: async (firmId, values) => {
      const set = Object.keys(values).map((name) => `#${name} = :${name}`);
      const { ok } = await updateItem(table, firmKey(firmId), {
        update: `SET ${set.join(', ')}`,
        condition: 'attribute_exists(pk)',
        values,
      });
      return ok;
    },
  };
}
