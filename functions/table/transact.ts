import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { conditionInput, updateInput, type Condition, type Update } from './expression.ts';
import { getItem } from './read.ts';
import { withRetries } from './retries.ts';
import { openedItem, sealAgain, sealedItem, sealedUpdate } from './sealing.ts';
import type { Item, Key, KeyedItem, Table } from './table.ts';
import { fromWire, toWire } from './wire.ts';

/** One action of a transaction. */
export type Action =
  | { readonly put: KeyedItem; readonly if?: Condition | undefined }
  | { readonly update: Key; readonly by: Update }
  | { readonly remove: Key; readonly if?: Condition | undefined }
  | { readonly check: Key; readonly if: Condition };

/** Whether a transaction was made. Where it was not: which actions' conditions did not hold, and what stands in their way. */
export type Transacted =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly refused: readonly boolean[];
      readonly standing: readonly (Item | undefined)[];
    };

/**
 * Makes all actions or none; at most 100 (quota of DynamoDB). A transaction that meets another one on the same item is
 * tried again. Every other fault is thrown.
 */
export async function transact(table: Table, actions: readonly Action[]): Promise<Transacted> {
  const sealed = await Promise.all(actions.map((action) => sealedAction(table, action)));
  const TransactItems = sealed.map((action) => wireAction(table.name, action));
  try {
    const write = new TransactWriteItemsCommand({ TransactItems });
    await withRetries(() => table.client.send(write), meetsAnother);
    await sealMovedAgain(table, actions);
    return { ok: true };
  } catch (error) {
    const refused = codesOf(error).map((code) => code === 'ConditionalCheckFailed');
    if (!(error instanceof TransactionCanceledException) || !refused.includes(true)) throw error;
    const reasons = error.CancellationReasons ?? [];
    const standing = await Promise.all(reasons.map(({ Item }) => standingItem(table, Item)));
    return { ok: false, refused, standing };
  }
}

const standingItem = (table: Table, item: Parameters<typeof fromWire>[0] | undefined) =>
  item ? openedItem(table, fromWire(item)) : Promise.resolve(undefined);

async function sealedAction(table: Table, action: Action): Promise<Action> {
  if ('put' in action) return { ...action, put: await sealedItem(table, action.put) };
  if ('update' in action) return { ...action, by: await sealedUpdate(table, action.update, action.by) };
  return action;
}

/** A transaction does not answer what stands, so the items whose purge it has moved are read. */
async function sealMovedAgain({ seals, ...bare }: Table, actions: readonly Action[]): Promise<void> {
  if (!seals) return;
  for (const action of actions) {
    if (!('update' in action) || action.by.values?.['purgeAt'] === undefined) continue;
    const stored = await getItem(bare, action.update);
    if (stored) await sealAgain({ ...bare, seals }, action.update, stored);
  }
}

const codesOf = (error: unknown): readonly (string | undefined)[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code)
    : [];

const meetsAnother = (error: unknown): boolean => {
  const codes = codesOf(error);
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed');
};

function wireAction(TableName: string, action: Action): TransactWriteItem {
  const all = { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
  if ('update' in action)
    return { Update: { ...all, Key: toWire(action.update), ...updateInput(action.by) } };
  if ('check' in action)
    return { ConditionCheck: { ...all, Key: toWire(action.check), ...conditionInput(action.if) } };
  if ('put' in action) return { Put: { ...all, Item: toWire(action.put), ...conditionInput(action.if) } };
  return { Delete: { ...all, Key: toWire(action.remove), ...conditionInput(action.if) } };
}
