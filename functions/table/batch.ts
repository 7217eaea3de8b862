import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';

import { pauseBefore } from './retries.ts';
import type { KeyedItem, Table } from './table.ts';
import { toWire } from './wire.ts';

/** DynamoDB takes this many items in one batch. */
const batchSize = 25;

/**
 * Writes items without a condition, in batches. Items that the database leaves out are sent again after a pause. Throws
 * `StoreBusy` where some are still left after the last try.
 */
export async function putBatch({ client, name }: Table, items: readonly KeyedItem[]): Promise<void> {
  for (let from = 0; from < items.length; from += batchSize) {
    let left: WriteRequest[] = items
      .slice(from, from + batchSize)
      .map((item) => ({ PutRequest: { Item: toWire(item) } }));
    for (let tries = 1; left.length > 0; tries += 1) {
      if (tries > 1) await pauseBefore(tries);
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [name]: left } }),
      );
      left = UnprocessedItems?.[name] ?? [];
    }
  }
}
