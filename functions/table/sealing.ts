import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { updateInput, type Update } from './expression.ts';
import type { Item, Key, KeyedItem, Table } from './table.ts';
import { toWire } from './wire.ts';

/** The item as it is written. */
export const sealedItem = ({ seals }: Table, item: KeyedItem): Promise<KeyedItem> =>
  seals ? seals.seal(item) : Promise.resolve(item);

/** The update as it is written. */
export const sealedUpdate = async ({ seals }: Table, key: Key, change: Update): Promise<Update> =>
  seals && change.values ? { ...change, values: await seals.sealValues(key, change.values) } : change;

/** The item as it was before it was sealed. */
export const openedItem = ({ seals }: Table, item: Item): Promise<Item> =>
  seals ? seals.open(item) : Promise.resolve(item);

/** The same of several items. */
export const openedItems = ({ seals }: Table, items: readonly Item[]): Promise<readonly Item[]> =>
  seals ? Promise.all(items.map((item) => seals.open(item))) : Promise.resolve(items);

/**
 * Seals a stored item under another key where an update has moved its purge by days. An item that has changed again in the
 * meantime is left to the writer that changed it.
 */
export async function sealAgain({ client, name, seals }: Table, key: Key, stored: Item): Promise<void> {
  const sealed = await seals?.sealedAgain(stored);
  if (!sealed) return;
  const { attribute, value } = sealed;
  const change = {
    update: 'SET #sealed = :sealed',
    condition: '#sealed = :before AND #purgeAt = :purgeAt',
    names: { sealed: attribute },
    values: { sealed: value, before: stored[attribute], purgeAt: stored['purgeAt'] },
  };
  try {
    await client.send(new UpdateItemCommand({ TableName: name, Key: toWire(key), ...updateInput(change) }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
  }
}
