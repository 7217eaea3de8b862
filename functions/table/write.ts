import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { conditionInput, isNew, updateInput, type Condition, type Update } from './expression.ts';
import { withRetries } from './retries.ts';
import type { Item, Key, KeyedItem, Table } from './table.ts';
import { fromWire, toWire } from './wire.ts';

/** The outcome of a conditional write. `item` is what stands now; a refused write has none where nothing stands. */
export type Written =
  { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly item?: Item };

/** Asks for the standing item where the condition does not hold. It costs nothing. */
const tellStanding = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** Writes an item, whatever stands under its key. */
export async function putItem({ client, name }: Table, item: KeyedItem): Promise<void> {
  await withRetries(() => client.send(new PutItemCommand({ TableName: name, Item: toWire(item) })));
}

/** Writes an item where the condition holds. */
export const putIf = ({ client, name }: Table, item: KeyedItem, condition: Condition): Promise<Written> =>
  unlessRefused(async () => {
    const put = { TableName: name, Item: toWire(item), ...conditionInput(condition), ...tellStanding };
    await client.send(new PutItemCommand(put));
    return { ...item };
  });

/** Writes an item that does not exist yet. */
export const putNew = (table: Table, item: KeyedItem): Promise<Written> => putIf(table, item, isNew);

/** Updates an item where the condition holds. */
export const updateItem = ({ client, name }: Table, key: Key, change: Update): Promise<Written> =>
  unlessRefused(async () => {
    const { Attributes = {} } = await client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: toWire(key),
        ...updateInput(change),
        ReturnValues: 'ALL_NEW',
        ...tellStanding,
      }),
    );
    return fromWire(Attributes);
  });

/** Deletes an item where the condition, if any, holds. `item` is empty. */
export const deleteItem = ({ client, name }: Table, key: Key, condition?: Condition): Promise<Written> =>
  unlessRefused(async () => {
    const remove = { TableName: name, Key: toWire(key), ...conditionInput(condition), ...tellStanding };
    await client.send(new DeleteItemCommand(remove));
    return {};
  });

async function unlessRefused(write: () => Promise<Item>): Promise<Written> {
  try {
    return { ok: true, item: await withRetries(write) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item ? { ok: false, item: fromWire(error.Item) } : { ok: false };
  }
}
