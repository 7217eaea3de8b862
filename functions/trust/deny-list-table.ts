import { GetItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DenyList } from './deny-list-reader.ts';

/** Why and when a certificate was denied. */
export interface Denial {
  readonly keyId: string;
  readonly reason: string;
  /** RFC 3339 in UTC. */
  readonly deniedAt: string;
}

/** The deny list in the Registry, as an operator changes it: one item, an attribute for each certificate. */
export interface DenyListTable {
  readonly list: () => Promise<readonly Denial[]>;
  readonly add: (denial: Denial) => Promise<void>;
  readonly remove: (keyId: string) => Promise<void>;
}

const Key = marshall({ pk: 'TRUST', sk: 'DENIED' });
/** A connection that froze with the function must not hold up a scan. */
const callTimeoutMs = 2_000;
const withinTime = () => ({ abortSignal: AbortSignal.timeout(callTimeoutMs) });

async function read(client: DynamoDBClient, tableName: string): Promise<Record<string, unknown>> {
  const get = new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true });
  const { Item } = await client.send(get, withinTime());
  return Object.fromEntries(Object.entries(Item ? unmarshall(Item) : {}).filter(([name]) => !(name in Key)));
}

/** Reads the key ids that are denied. The attribute's name alone counts, whatever stands in it. */
export function readDenyList(client: DynamoDBClient, tableName: string): () => Promise<DenyList> {
  return async () => Object.keys(await read(client, tableName));
}

/** Opens the deny list for changes; `tableName` of the Registry as deployed. */
export function denyListTable(client: DynamoDBClient, tableName: string): DenyListTable {
  return {
    list: async () =>
      Object.entries(await read(client, tableName)).map(([keyId, denial]) => {
        const { reason, deniedAt } = denial as Partial<Denial>;
        return { keyId, reason: reason ?? '', deniedAt: deniedAt ?? '' };
      }),
    add: async ({ keyId, reason, deniedAt }) => {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key,
          UpdateExpression: 'SET #keyId = :denial',
          ExpressionAttributeNames: { '#keyId': keyId },
          ExpressionAttributeValues: marshall({ ':denial': { reason, deniedAt } }),
        }),
      );
    },
    remove: async (keyId) => {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key,
          UpdateExpression: 'REMOVE #keyId',
          ExpressionAttributeNames: { '#keyId': keyId },
        }),
      );
    },
  };
}
