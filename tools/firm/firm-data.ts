import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout } from 'node:timers/promises';
import { firmKey } from '../../functions/registry/registry-items.ts';
import type { FirmId } from '../../functions/kernel/brands.ts';
import { deleteBatch } from '../../functions/table/batch.ts';
import type { Key } from '../../functions/table/table.ts';
import { fromWire } from '../../functions/table/wire.ts';
import { scanTable } from '../shared/scan-table.ts';

/** Everything of one firm in one table, found by reading the whole table: slow, and certain. */
export interface FirmData {
  /** Deletes all but the firm's own item; answers how many items. After an interruption it can be run again. */
  erase(firmId: FirmId): Promise<number>;
  /** Deletes the firm's own item. */
  eraseFirm(firmId: FirmId): Promise<void>;
  /** How many items there are, by strongly consistent reads. */
  count(firmId: FirmId): Promise<number>;
}

const pauseMs = 200;

/** An operator waits for as long as the database is busy. */
const pause = () => setTimeout(pauseMs);

/** Opens a table with the operator's own credentials. */
export function firmData(client: DynamoDBClient, tableName: string): FirmData {
  const table = { client, name: tableName };
  return {
    erase: async (firmId) => {
      const own = firmKey(firmId);
      let erased = 0;
      for await (const { Items = [] } of scanTable(table, {
        ...itemsOf(firmId),
        ProjectionExpression: 'pk, sk',
      })) {
        const keys = Items.map((item) => fromWire(item) as unknown as Key).filter(
          ({ pk, sk }) => pk !== own.pk || sk !== own.sk,
        );
        await deleteBatch(table, keys, pause);
        erased += keys.length;
      }
      return erased;
    },
    eraseFirm: (firmId) => deleteBatch(table, [firmKey(firmId)], pause),
    count: async (firmId) => {
      let count = 0;
      for await (const { Count = 0 } of scanTable(table, { ...itemsOf(firmId), Select: 'COUNT' }))
        count += Count;
      return count;
    },
  };
}

/** The keys of firm `a` do not begin those of firm `ab`; look-ups to the firm carry its id. */
const itemsOf = (firmId: FirmId) => ({
  filter: 'pk = :pk OR begins_with(pk, :prefix) OR firmId = :firm',
  values: { pk: firmKey(firmId).pk, prefix: `${firmKey(firmId).pk}#`, firm: firmId },
  ConsistentRead: true,
});
