import { GetItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { FirmId, SiteId } from '../kernel/brands.ts';
import type { Firm, Member, Site } from './firm.ts';
import { directoryKey, firmKey, memberKey, siteKey, type RegistryKey } from './registry-items.ts';

/** Reads of the Registry table. Every site read names the firm, taken from a verified identity. */
export interface RegistryTable {
  /** The member whom `issuer` and `subject` speak for. */
  readonly findMember: (issuer: string, subject: string) => Promise<Member | undefined>;
  readonly getFirm: (firmId: FirmId) => Promise<Firm | undefined>;
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  /** All sites of a firm, in the order of their ids; firms have tens of sites, one page holds them. */
  readonly listSites: (firmId: FirmId) => Promise<readonly Site[]>;
  /** The firm that a site belongs to: for public routes only. */
  readonly findFirmOfSite: (siteId: SiteId) => Promise<FirmId | undefined>;
}

/** Opens the Registry table; `tableName` as deployed. */
export function registryTable(client: DynamoDBClient, tableName: string): RegistryTable {
  const get = async (key: RegistryKey): Promise<Record<string, unknown> | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: marshall(key) }));
    return Item && unmarshall(Item);
  };
  return {
    findMember: async (issuer, subject) => (await get(memberKey(issuer, subject))) as Member | undefined,
    getFirm: async (firmId) => (await get(firmKey(firmId))) as Firm | undefined,
    getSite: async (firmId, siteId) => (await get(siteKey(firmId, siteId))) as Site | undefined,
    listSites: async (firmId) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :site)',
          ExpressionAttributeValues: marshall({ ':pk': `F#${firmId}`, ':site': 'S#' }),
        }),
      );
      return Items.map((item) => unmarshall(item) as Site);
    },
    findFirmOfSite: async (siteId) => (await get(directoryKey(siteId)))?.['firmId'] as FirmId | undefined,
  };
}
