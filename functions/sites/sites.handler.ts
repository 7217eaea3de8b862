import { apiHandler } from '../edge/api-handler.ts';
import type { ApiRequest } from '../edge/respond.ts';
import { pageAnswer, readPage } from '../edge/list-page.ts';
import { readEnvironment } from '../edge/environment.ts';
import { versionTag } from '../edge/if-match.ts';
import { parseFields } from '../edge/parse-request.ts';
import { databaseClient } from '../edge/store-clients.ts';
import type { SiteId } from '../kernel/brands.ts';
import { failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteListQuery } from './api/requests.ts';
import { gateView, privacyNoticeView, siteView } from './api/view.ts';
import { visibleSites } from './visible-sites.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
// Who changed a site and reads it again has to find the change, and its entity tag.
const registry = registryTable(databaseClient(), REGISTRY_TABLE, { consistent: true });

/** Sites and their public privacy notice. */
export const handler = apiHandler({
  listSites: async ({ caller, query }) => {
    const request = parseFields(siteListQuery, query);
    if (!request.ok) return request;
    const { limit, cursor } = request.value;
    const list = await readPage(`${caller.firmId}/sites`, cursor, async ({ after }) => {
      const at = { limit, after: after as SiteId | undefined };
      const { sites, more } = await visibleSites(registry, caller, at);
      return { sites, next: more ? sites.at(-1)?.siteId : undefined };
    });
    return list.ok ? pageAnswer(list.page.sites.map(siteView), list) : list;
  },
  getSite: (request) => answerSite(request, siteView),
  listGates: (request) => answerSite(request, ({ gates }) => ({ items: gates.map(gateView) })),
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

async function answerSite({ caller, siteId }: ApiRequest, view: (site: Site) => object) {
  const site = await registry.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  return { ok: true, status: 200, headers: { etag: versionTag(site.version) }, body: view(site) } as const;
}
