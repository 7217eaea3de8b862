import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { failure } from '../kernel/problems.ts';
import { registryTable } from './registry-table.ts';
import { privacyNoticeView, siteView } from './site-view.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
const registry = registryTable(new DynamoDBClient({}), REGISTRY_TABLE);

/** Sites and their public privacy notice. */
export const handler = apiHandler({
  listSites: async ({ caller }) => {
    const sites = await registry.listSites(caller.firmId);
    const visible = sites.filter(({ siteId }) => caller.siteIds === '*' || caller.siteIds.includes(siteId));
    return { ok: true, status: 200, body: { items: visible.map(siteView) } };
  },
  getSite: async ({ caller, siteId }) => {
    const site = await registry.getSite(caller.firmId, siteId);
    return site ? { ok: true, status: 200, body: siteView(site) } : failure('site_not_found');
  },
  privacyNotice: async ({ siteId }) => {
    const firmId = await registry.findFirmOfSite(siteId);
    const site = firmId && (await registry.getSite(firmId, siteId));
    return site
      ? {
          ok: true,
          status: 200,
          headers: { 'cache-control': 'public, max-age=300' },
          body: privacyNoticeView(site),
        }
      : failure('site_not_found');
  },
});
