import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { putIf } from '../table/write.ts';
import type { AuthorizeScannerDeps } from './authorize-scanner.ts';

/**
 * Remembers which tokens of scanners were seen, in the Registry until they end: one conditional put each. A put that the
 * SDK repeats because its answer was lost is no replay: `seenBy` is a random mark of the one who asks.
 */
export function seenTokensTable(
  client: DynamoDBClient,
  tableName: string,
): AuthorizeScannerDeps['recordToken'] {
  return async ({ firmId, scannerId }, jti, until) => {
    const seenBy = randomUUID();
    const item = { pk: `F#${firmId}#T#${scannerId}#${jti}`, sk: 'TOKEN', seenBy, purgeAt: until };
    const condition = 'attribute_not_exists(pk) OR seenBy = :seenBy';
    return (await putIf({ client, name: tableName }, item, { condition, values: { seenBy } })).ok;
  };
}
