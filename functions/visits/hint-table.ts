import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { StoreBusy } from '../edge/store-busy.ts';

/** DynamoDB takes this many items in one batch. */
const batchSize = 25;
const mostTries = 6;
const firstPauseMs = 20;

/**
 * Writes items that only point to others, in batches. Sent again where the database leaves some out, with growing random
 * pauses; a batch that is still not through is a fault.
 */
export async function writeHints(
  client: DynamoDBClient,
  tableName: string,
  items: readonly object[],
): Promise<void> {
  for (let from = 0; from < items.length; from += batchSize) {
    let left: WriteRequest[] = items
      .slice(from, from + batchSize)
      .map((item) => ({ PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) } }));
    for (let tries = 1; left.length > 0; tries += 1) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
      );
      left = UnprocessedItems?.[tableName] ?? [];
      if (left.length === 0) break;
      if (tries === mostTries) throw new StoreBusy('the database did not take a batch of pointers');
      await setTimeout(randomInt(firstPauseMs * 2 ** tries));
    }
  }
}
