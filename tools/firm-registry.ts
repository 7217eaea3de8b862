import {
  ConditionalCheckFailedException,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Firm, Member } from '../functions/registry/firm.ts';
import { firmItem, firmKey, memberItems } from '../functions/registry/registry-items.ts';
import { putNew, transact } from '../functions/registry/registry-transaction-table.ts';
import type { EpochSeconds, FirmId } from '../functions/kernel/brands.ts';

/** A firm with what only operators need to know of it. */
export interface HeldFirm extends Firm {
  readonly suspendedAt?: EpochSeconds;
}

/** The Registry's firms, as an operator sees them: all of them. */
export interface FirmRegistry {
  /** All firms in the order of their ids. Reads the whole Registry, which is small; no function may. */
  list(): Promise<readonly HeldFirm[]>;
  get(firmId: FirmId): Promise<HeldFirm | undefined>;
  /** How many sites and members a firm has. */
  count(firmId: FirmId): Promise<{ readonly sites: number; readonly members: number }>;
  /** Writes a firm and its first admin, all or nothing. */
  create(firm: Firm, admin: Member): Promise<'created' | 'firm_exists' | 'subject_taken'>;
  /** Changes what is named of a firm that is there; false where it is not. */
  change(
    firmId: FirmId,
    values: Partial<Pick<HeldFirm, 'status' | 'suspendedAt' | 'tier' | 'usageKey'>>,
  ): Promise<boolean>;
}

/** Opens the Registry with the operator's own credentials. */
export function firmRegistry(client: DynamoDBClient, tableName: string): FirmRegistry {
  const countOf = async (firmId: FirmId, prefix: string): Promise<number> => {
    let count = 0;
    let start: QueryCommand['input']['ExclusiveStartKey'];
    do {
      const answer = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: marshall({ ':pk': firmKey(firmId).pk, ':prefix': prefix }),
          Select: 'COUNT',
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      count += answer.Count ?? 0;
      start = answer.LastEvaluatedKey;
    } while (start);
    return count;
  };
  return {
    list: async () => {
      const firms: HeldFirm[] = [];
      let start: ScanCommand['input']['ExclusiveStartKey'];
      do {
        const answer = await client.send(
          new ScanCommand({
            TableName: tableName,
            FilterExpression: 'sk = :firm',
            ExpressionAttributeValues: marshall({ ':firm': firmKey('' as FirmId).sk }),
            ...(start ? { ExclusiveStartKey: start } : {}),
          }),
        );
        firms.push(...(answer.Items ?? []).map((item) => unmarshall(item) as HeldFirm));
        start = answer.LastEvaluatedKey;
      } while (start);
      return firms.sort((one, other) => one.firmId.localeCompare(other.firmId));
    },
    get: async (firmId) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall(firmKey(firmId)), ConsistentRead: true }),
      );
      return Item && (unmarshall(Item) as HeldFirm);
    },
    count: async (firmId) => ({ sites: await countOf(firmId, 'S#'), members: await countOf(firmId, 'M#') }),
    create: async (firm, admin) => {
      const [firmRefused, ...adminRefused] = await transact(client, [
        putNew(tableName, firmItem(firm)),
        ...memberItems(admin).map((item) => putNew(tableName, item)),
      ]);
      if (firmRefused) return 'firm_exists';
      return adminRefused.some(Boolean) ? 'subject_taken' : 'created';
    },
    change: async (firmId, values) => {
      const names = Object.keys(values);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: marshall(firmKey(firmId)),
            ConditionExpression: 'attribute_exists(pk)',
            UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
            ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: marshall(
              Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
            ),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
