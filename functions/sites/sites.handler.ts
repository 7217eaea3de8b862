import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { versionTag } from '../edge/if-match.ts';
import { pageAnswer, readPage } from '../edge/list-page.ts';
import type { Answer, Respond } from '../edge/respond.ts';
import { atSite, shows, withQuery } from '../edge/route-helpers.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { defined } from '../kernel/defined.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { unlessCurrent } from '../edge/conditional.ts';
import { firmAnswer } from '../firms/answer-firm.ts';
import { sessionView } from '../firms/api/view.ts';
import { readFirm } from '../firms/change-firm.ts';
import { firmTable } from '../firms/firm-table.ts';
import { readSession } from '../firms/session.ts';
import { sessionTable } from '../firms/session-table.ts';
import { registryTable } from '../registry/registry-table.ts';
import { noticeVersionsQuery, siteListQuery } from './api/requests.ts';
import { gateView, noticeVersionView, privacyNoticeView, siteView } from './api/view.ts';
import { listNoticeVersions } from './notice-history.ts';
import { listSites } from './visible-sites.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
// Strong reads: a member who changes a site and reads it again has to find the change, and its entity tag.
const table = { client: databaseClient(), name: REGISTRY_TABLE };
const registry = registryTable(table.client, table.name, { consistent: true });

const showSite = (view: (site: Site) => object) =>
  atSite(registry.getSite, (site) =>
    Promise.resolve({ ...shows(view(site)), headers: { etag: versionTag(site.version) } }),
  );

/** Who is signed in; sites and their public privacy notice. */
export const handler = apiHandler({
  getSession: async ({ caller }) => {
    const read = await readSession(sessionTable(table), caller);
    return read.ok ? shows(sessionView(read.session)) : read;
  },
  getFirm: async ({ caller, headers }) => {
    const read = await readFirm(firmTable(table), caller.firmId);
    return read.ok ? unlessCurrent(headers['if-none-match'], firmAnswer(read.look)) : read;
  },
  listSites: withQuery(siteListQuery, async (query, { caller }) => {
    const list = await listSites(registry, caller, query);
    return list.ok
      ? pageAnswer(
          list.page.sites.map((site) => siteView(site, systemClock())),
          list,
        )
      : list;
  }),
  getSite: showSite((site) => siteView(site, systemClock())),
  listGates: showSite(({ gates }) => ({ items: gates.map(gateView) })),
  privacyNotice: atPublicSite((site) => Promise.resolve(shows(privacyNoticeView(site, systemClock())))),
  listNoticeVersions: withQuery(noticeVersionsQuery, ({ limit, cursor }, request) =>
    atPublicSite(async (site) => {
      const list = await readPage(`${site.siteId}/notices`, cursor, ({ after }) =>
        listNoticeVersions(table, site, { limit, ...defined({ after }) }),
      );
      return list.ok ? pageAnswer(list.page.versions.map(noticeVersionView), list) : list;
    })(request),
  ),
});

/** Answers a route that needs no token; anybody may keep the answer for five minutes. */
function atPublicSite(respond: (site: Site) => Promise<Answer | Failure>): Respond {
  return async ({ siteId }) => {
    const firmId = await registry.findFirmOfSite(siteId);
    const site = firmId && (await registry.getSite(firmId, siteId));
    if (!site) return failure('site_not_found');
    const answer = await respond(site);
    return answer.ok ? { ...answer, headers: { 'cache-control': 'public, max-age=300' } } : answer;
  };
}
