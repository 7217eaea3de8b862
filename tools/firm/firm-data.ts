import {
  BatchWriteItemCommand,
  ScanCommand,
  type AttributeValue,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { setTimeout } from 'node:timers/promises';
import { firmKey } from '../../functions/registry/registry-items.ts';
import type { FirmId } from '../../functions/kernel/brands.ts';

/** Everything of one firm in one table, found by reading the whole table: slow, and certain. */
export interface FirmData {
  /** Deletes all but the firm's own item; answers how many items. After an interruption it can be run again. */
  erase(firmId: FirmId): Promise<number>;
  /** Deletes the firm's own item. */
  eraseFirm(firmId: FirmId): Promise<void>;
  /** How many items there are, by strongly consistent reads. */
  count(firmId: FirmId): Promise<number>;
}

const mostDeletes = 25;
const pauseMs = 200;

/** Opens a table with the operator's own credentials: no function of Gatehouse may scan. */
export function firmData(client: DynamoDBClient, tableName: string): FirmData {
  const pages = async function* (firmId: FirmId, more: Partial<ScanCommand['input']>) {
    let start: Record<string, AttributeValue> | undefined;
    do {
      const answer = await client.send(
        new ScanCommand({
          TableName: tableName,
          // The keys of firm `a` do not begin those of firm `ab`; look-ups to the firm carry its id.
          FilterExpression: 'pk = :pk OR begins_with(pk, :prefix) OR firmId = :firm',
          ExpressionAttributeValues: marshall({
            ':pk': firmKey(firmId).pk,
            ':prefix': `${firmKey(firmId).pk}#`,
            ':firm': firmId,
          }),
          ConsistentRead: true,
          ...more,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      yield answer;
      start = answer.LastEvaluatedKey;
    } while (start);
  };
  const remove = async (keys: readonly Record<string, AttributeValue>[]): Promise<void> => {
    let left: WriteRequest[] = keys.map((Key) => ({ DeleteRequest: { Key } }));
    while (left.length > 0) {
      const batch = left.slice(0, mostDeletes);
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [tableName]: batch } }),
      );
      const again = UnprocessedItems?.[tableName] ?? [];
      left = [...again, ...left.slice(mostDeletes)];
      if (again.length > 0) await setTimeout(pauseMs);
    }
  };
  return {
    erase: async (firmId) => {
      const own = firmKey(firmId);
      let erased = 0;
      for await (const { Items = [] } of pages(firmId, { ProjectionExpression: 'pk, sk' })) {
        const keys = Items.filter(({ pk, sk }) => pk?.S !== own.pk || sk?.S !== own.sk);
        await remove(keys);
        erased += keys.length;
      }
      return erased;
    },
    eraseFirm: (firmId) => remove([marshall(firmKey(firmId))]),
    count: async (firmId) => {
      let count = 0;
      for await (const { Count = 0 } of pages(firmId, { Select: 'COUNT' })) count += Count;
      return count;
    },
  };
}
