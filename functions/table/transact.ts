import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { conditionInput, updateInput, type Condition, type Update } from './expression.ts';
import { withRetries } from './retries.ts';
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
export async function transact({ client, name }: Table, actions: readonly Action[]): Promise<Transacted> {
  const TransactItems = actions.map((action) => wireAction(name, action));
  try {
    await withRetries(() => client.send(new TransactWriteItemsCommand({ TransactItems })), meetsAnother);
    return { ok: true };
  } catch (error) {
    const refused = codesOf(error).map((code) => code === 'ConditionalCheckFailed');
    if (!(error instanceof TransactionCanceledException) || !refused.includes(true)) throw error;
    const standing = (error.CancellationReasons ?? []).map(({ Item }) => Item && fromWire(Item));
    return { ok: false, refused, standing };
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
