import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { versionTag } from '../edge/if-match.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { atSite, shows, withQuery } from '../edge/route-helpers.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteListQuery } from './api/requests.ts';
import { gateView, privacyNoticeView, siteView } from './api/view.ts';
import { listSites } from './visible-sites.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
// Strong reads: a member who changes a site and reads it again has to find the change, and its entity tag.
const registry = registryTable(databaseClient(), REGISTRY_TABLE, { consistent: true });

const showSite = (view: (site: Site) => object) =>
  atSite(registry.getSite, (site) =>
    Promise.resolve({ ...shows(view(site)), headers: { etag: versionTag(site.version) } }),
  );

/** Sites and their public privacy notice. */
export const handler = apiHandler({
  listSites: withQuery(siteListQuery, async (query, { caller }) => {
    const list = await listSites(registry, caller, query);
    return list.ok ? pageAnswer(list.page.sites.map(siteView), list) : list;
  }),
  getSite: showSite(siteView),
  listGates: showSite(({ gates }) => ({ items: gates.map(gateView) })),
  privacyNotice: async ({ siteId }) => {
    const firmId = await registry.findFirmOfSite(siteId);
    const site = firmId && (await registry.getSite(firmId, siteId));
    if (!site) return failure('site_not_found');
    return { ...shows(privacyNoticeView(site)), headers: { 'cache-control': 'public, max-age=300' } };
  },
});
