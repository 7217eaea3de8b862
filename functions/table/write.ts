import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Action, Transacted } from './action.ts';
import { conditionInput, isNew, updateInput, type Condition, type Update } from './expression.ts';
import { getItem } from './read.ts';
import { withRetries } from './retries.ts';
import { openedItem, sealAgain, sealedItem, sealedUpdate } from './sealing.ts';
import type { Item, Key, KeyedItem, Table } from './table.ts';
import { fromWire, toWire } from './wire.ts';

/** The outcome of a conditional write. `item` is what stands now; a refused write has none where nothing stands. */
export type Written =
  { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly item?: Item };

/** Asks for the standing item where the condition does not hold. It costs nothing. */
const tellStanding = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Writes an item, whatever stands under its key. */
export async function putItem(table: Table, item: KeyedItem): Promise<void> {
  if (await onTrail(table, { put: item })) return;
  const put = new PutItemCommand({ TableName: table.name, Item: toWire(await sealedItem(table, item)) });
  await withRetries(() => table.client.send(put));
}

/** Writes an item where the condition holds. */
export async function putIf(table: Table, item: KeyedItem, condition: Condition): Promise<Written> {
  const made = await onTrail(table, { put: item, if: condition });
  if (made) return made.ok ? { ok: true, item: { ...item } } : refusedBy(made);
  const Item = toWire(await sealedItem(table, item));
  const put = { TableName: table.name, Item, ...conditionInput(condition), ...tellStanding };
  return unlessRefused(table, async () => {
    await table.client.send(new PutItemCommand(put));
    return { ...item };
  });
}

/** Writes an item that does not exist yet. */
export const putNew = (table: Table, item: KeyedItem): Promise<Written> => putIf(table, item, isNew);

/** Updates an item where the condition holds. */
export async function updateItem(table: Table, key: Key, change: Update): Promise<Written> {
  const made = await onTrail(table, { update: key, by: change });
  // A transaction does not answer the item.
  if (made) return made.ok ? { ok: true, item: (await getItem(table, key)) ?? {} } : refusedBy(made);
  const update = new UpdateItemCommand({
    TableName: table.name,
    Key: toWire(key),
    ...updateInput(await sealedUpdate(table, key, change)),
    ReturnValues: 'ALL_NEW',
    ...tellStanding,
  });
  return unlessRefused(table, async () => {
    const { Attributes = {} } = await table.client.send(update);
    const stored = fromWire(Attributes);
    await sealAgain(table, key, stored);
    return openedItem(table, stored);
  });
}

/** Deletes an item where the condition, if any, holds. `item` is empty. */
export async function deleteItem(table: Table, key: Key, condition?: Condition): Promise<Written> {
  const made = await onTrail(table, { remove: key, if: condition });
  if (made) return made.ok ? { ok: true, item: {} } : refusedBy(made);
  return unlessRefused(table, async () => {
    const remove = { TableName: table.name, Key: toWire(key), ...conditionInput(condition), ...tellStanding };
    await table.client.send(new DeleteItemCommand(remove));
    return {};
  });
}

const onTrail = (table: Table, action: Action) => table.trail?.(table, [action]);

const refusedBy = ({ standing: [item] }: Extract<Transacted, { ok: false }>): Written =>
  item ? { ok: false, item } : { ok: false };

async function unlessRefused(table: Table, write: () => Promise<Item>): Promise<Written> {
  try {
    return { ok: true, item: await withRetries(write) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item ? { ok: false, item: await openedItem(table, fromWire(error.Item)) } : { ok: false };
  }
}
