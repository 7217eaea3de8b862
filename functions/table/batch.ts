import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';

import { pauseBefore } from './retries.ts';
import { sealedItem } from './sealing.ts';
import type { Key, KeyedItem, Table } from './table.ts';
import { toWire } from './wire.ts';

/** DynamoDB takes this many items in one batch. */
const batchSize = 25;

/** Waits before a try is made, the second one first. Throws where there must be no further try. */
type Pause = (nextTry: number) => Promise<void>;

/**
 * Writes items without a condition, in batches. Items that the database leaves out are sent again after a pause. Throws
 * `StoreBusy` where some are still left after the last try.
 */
export async function putBatch(table: Table, items: readonly KeyedItem[]): Promise<void> {
  const sealed = await Promise.all(items.map((item) => sealedItem(table, item)));
  const requests = sealed.map((item) => ({ PutRequest: { Item: toWire(item) } }));
  await sendBatches(table, requests, pauseBefore);
}

/** Deletes items in batches, whether they exist or not. `pause` decides how often those left out are sent again. */
export const deleteBatch = (table: Table, keys: readonly Key[], pause: Pause): Promise<void> =>
  sendBatches(
    table,
    keys.map((key) => ({ DeleteRequest: { Key: toWire(key) } })),
    pause,
  );

async function sendBatches({ client, name }: Table, requests: readonly WriteRequest[], pause: Pause) {
  for (let from = 0; from < requests.length; from += batchSize) {
    let left = requests.slice(from, from + batchSize);
    for (let tries = 1; left.length > 0; tries += 1) {
      if (tries > 1) await pause(tries);
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [name]: left } }),
      );
      left = UnprocessedItems?.[name] ?? [];
    }
  }
}
