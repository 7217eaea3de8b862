import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { setTimeout } from 'node:timers/promises';
import type { FirmId } from '../kernel/brands.ts';
import { firmKey } from './registry-items.ts';

const mostTries = 4;
const pauseMs = 40;

/**
 * Writes all or nothing. Answers, item by item, whose condition did not hold; empty when all was written. Another
 * transaction on the same items is waited for a little; everything else is thrown.
 */
export async function transact(
  client: DynamoDBClient,
  items: TransactWriteItem[],
  tries = 1,
): Promise<readonly boolean[]> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    return [];
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    const refused = codes.map((code) => code === 'ConditionalCheckFailed');
    if (refused.some(Boolean)) return refused;
    if (!codes.includes('TransactionConflict') || tries >= mostTries) throw error;
    await setTimeout(pauseMs * tries);
    return transact(client, items, tries + 1);
  }
}

/** The part of a transaction that holds only while the firm is active: nothing is added to a firm that is to be deleted. */
export const firmIsActive = (tableName: string, firmId: FirmId): TransactWriteItem => ({
  ConditionCheck: {
    TableName: tableName,
    Key: marshall(firmKey(firmId)),
    ConditionExpression: '#status = :active',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall({ ':active': 'active' }),
  },
});

/** The part of a transaction that writes an item that is not there yet. */
export const putNew = (tableName: string, item: object): TransactWriteItem => ({
  Put: {
    TableName: tableName,
    Item: marshall(item, { removeUndefinedValues: true }),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
