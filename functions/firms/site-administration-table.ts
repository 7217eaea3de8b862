import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { SiteAdministrationDeps } from './administer-sites.ts';
import { siteItems, siteKey } from './registry-items.ts';
import { firmIsActive, putNew, transact } from './registry-transaction-table.ts';

/** The writes of the administration of sites; `tableName` as deployed. */
export function siteAdministrationTable(
  client: DynamoDBClient,
  tableName: string,
): Omit<SiteAdministrationDeps, 'getSite'> {
  return {
    createSite: async (site) => {
      const [firmRefused, ...sitesRefused] = await transact(client, [
        firmIsActive(tableName, site.firmId),
        ...siteItems(site).map((item) => putNew(tableName, item)),
      ]);
      if (firmRefused) return 'firm_not_active';
      return sitesRefused.some(Boolean) ? 'taken' : 'created';
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
