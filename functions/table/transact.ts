import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { Action, Transacted } from './action.ts';
import { conditionInput, updateInput } from './expression.ts';
import { getItem } from './read.ts';
import { withRetries } from './retries.ts';
import { openedItem, sealAgain, sealedItem, sealedUpdate } from './sealing.ts';
import type { Table } from './table.ts';
import { fromWire, toWire } from './wire.ts';

export type { Action, Transacted } from './action.ts';

/** An action, and the table that it is for. */
export interface TableAction {
  readonly table: Table;
  readonly action: Action;
}

/**
 * Makes all actions or none; at most 100 (quota of DynamoDB), one fewer where the table has a trail. A transaction that meets
 * another one on the same item is tried again. Every other fault is thrown.
 */
export const transact = (table: Table, actions: readonly Action[]): Promise<Transacted> =>
  table.trail?.(table, actions) ?? transactAcross(actions.map((action) => ({ table, action })));

/** The same for actions on several tables. It asks no trail. */
export async function transactAcross(actions: readonly TableAction[]): Promise<Transacted> {
  const sealed = await Promise.all(actions.map(({ table, action }) => sealedAction(table, action)));
  const TransactItems = actions.flatMap(({ table }, at) => {
    const action = sealed[at];
    return action ? [wireAction(table.name, action)] : [];
  });
  try {
    const write = new TransactWriteItemsCommand({ TransactItems });
    await withRetries(async () => actions[0]?.table.client.send(write), meetsAnother);
    for (const { table, action } of actions) await sealMovedAgain(table, action);
    return { ok: true };
  } catch (error) {
    const refused = codesOf(error).map((code) => code === 'ConditionalCheckFailed');
    if (!(error instanceof TransactionCanceledException) || !refused.includes(true)) throw error;
    const reasons = error.CancellationReasons ?? [];
    const standing = await Promise.all(
      actions.map(({ table }, at) => standingItem(table, reasons[at]?.Item)),
    );
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

/** A transaction does not answer what stands, so an item whose purge it has moved is read. */
async function sealMovedAgain({ seals, ...bare }: Table, action: Action): Promise<void> {
  if (!seals || !('update' in action) || action.by.values?.['purgeAt'] === undefined) return;
  const stored = await getItem(bare, action.update);
  if (stored) await sealAgain({ ...bare, seals }, action.update, stored);
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
