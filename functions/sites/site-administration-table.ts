import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { SiteAdministrationDeps } from './administer-sites.ts';
import type { FirmId } from '../kernel/brands.ts';
import { firmKey, siteItems, siteKey } from '../registry/registry-items.ts';
import { putNew, transact } from '../registry/registry-transaction-table.ts';
import { mostSites } from './api/requests.ts';

/** The writes of the administration of sites; `tableName` as deployed. */
export function siteAdministrationTable(
  client: DynamoDBClient,
  tableName: string,
): Omit<SiteAdministrationDeps, 'getSite'> {
  /** Counts a site more; refused where the firm is not active, or has as many as it may have. */
  const anotherSite = (firmId: FirmId): TransactWriteItem => ({
    Update: {
      TableName: tableName,
      Key: marshall(firmKey(firmId)),
      UpdateExpression: 'ADD sites :one',
      ConditionExpression: '#status = :active AND (attribute_not_exists(sites) OR sites < :most)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':one': 1, ':active': 'active', ':most': mostSites }),
    },
  });
  const isActive = async (firmId: FirmId): Promise<boolean> => {
    const Key = marshall(firmKey(firmId));
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    return Item?.['status']?.S === 'active';
  };
  return {
    createSite: async (site) => {
      const [firmRefused, ...sitesRefused] = await transact(client, [
        anotherSite(site.firmId),
        ...siteItems(site).map((item) => putNew(tableName, item)),
      ]);
      if (sitesRefused.some(Boolean)) return 'taken';
      if (!firmRefused) return 'created';
      return (await isActive(site.firmId)) ? 'too_many' : 'firm_not_active';
    },
    replaceSite: async (site) => {
      const before = site.version - 1;
      // A site that was written before versions were counted is at its first.
      const uncounted = before === 1 ? ' OR attribute_not_exists(version)' : '';
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall(
              { ...site, ...siteKey(site.firmId, site.siteId) },
              { removeUndefinedValues: true },
            ),
            ConditionExpression: `attribute_exists(pk) AND (version = :before${uncounted})`,
            ExpressionAttributeValues: marshall({ ':before': before }),
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
