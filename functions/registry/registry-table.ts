import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FirmId, SiteId } from '../kernel/brands.ts';
import type { Firm, Member, Site } from './firm.ts';
import { getItem, queryPage } from '../table/read.ts';
import type { Key } from '../table/table.ts';
import { directoryKey, firmKey, memberKey, siteFrom, siteKey } from './registry-items.ts';

/** Reads of the Registry table. Every site read names the firm, taken from a verified identity. */
export interface RegistryTable {
  /** The member of an access token's `issuer` and `subject`. */
  readonly findMember: (issuer: string, subject: string) => Promise<Member | undefined>;
  readonly getFirm: (firmId: FirmId) => Promise<Firm | undefined>;
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  /** A page of a firm's sites in the order of their ids, from the one `after` on. */
  readonly listSites: (firmId: FirmId, page: PageOf) => Promise<SitePage>;
  /** The firm that a site belongs to: for public routes only. */
  readonly findFirmOfSite: (siteId: SiteId) => Promise<FirmId | undefined>;
}

interface PageOf {
  readonly limit: number;
  readonly after?: SiteId | undefined;
}

/** A page of sites; `more` when others follow. */
export interface SitePage {
  readonly sites: readonly Site[];
  readonly more: boolean;
}

/**
 * Opens the Registry table; `tableName` as deployed. Reads may be a moment behind the writes, unless `consistent` asks for
 * strong reads, which cost twice as much.
 */
export function registryTable(
  client: DynamoDBClient,
  tableName: string,
  { consistent = false } = {},
): RegistryTable {
  const table = { client, name: tableName };
  const get = (key: Key) => getItem(table, key, { consistent });
  return {
    findMember: async (issuer, subject) => (await get(memberKey(issuer, subject))) as Member | undefined,
    getFirm: async (firmId) => (await get(firmKey(firmId))) as Firm | undefined,
    getSite: async (firmId, siteId) => {
      const item = await get(siteKey(firmId, siteId));
      return item && siteFrom(item);
    },
    listSites: async (firmId, { limit, after }) => {
      const sites = {
        key: 'pk = :pk AND begins_with(sk, :site)',
        values: { pk: `F#${firmId}`, site: 'S#' },
        consistent,
      };
      const from = after === undefined ? undefined : siteKey(firmId, after);
      const { listed, more } = await queryPage(table, sites, { limit, after: from }, siteFrom);
      return { sites: listed, more };
    },
    findFirmOfSite: async (siteId) => (await get(directoryKey(siteId)))?.['firmId'] as FirmId | undefined,
  };
}
