import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import type { AuthorizeScannerDeps } from './authorize-scanner.ts';

/**
 * Remembers which tokens of scanners were seen, in the Registry until they end: one conditional put each. A put that the
 * SDK sends again, since its answer was lost, is told from a replay by the mark of who is asking.
 */
export function seenTokensTable(
  client: DynamoDBClient,
  tableName: string,
): AuthorizeScannerDeps['recordToken'] {
  return async ({ firmId, scannerId }, jti, until) => {
    const seenBy = randomUUID();
    const item = { pk: `F#${firmId}#T#${scannerId}#${jti}`, sk: 'TOKEN', seenBy, purgeAt: until };
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: marshall(item),
          ConditionExpression: 'attribute_not_exists(pk) OR seenBy = :seenBy',
          ExpressionAttributeValues: marshall({ ':seenBy': seenBy }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
}
