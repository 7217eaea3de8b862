import { apiHandler } from '../edge/api-handler.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { withQuery } from '../edge/route-helpers.ts';
import { deletionQuery } from './api/requests.ts';
import { deletionView } from './api/view.ts';
import { listDeletions } from './list-deletions.ts';
import { wireDeletionCertificates } from './wire-deletion-certificates.ts';

const deps = wireDeletionCertificates();

/** What was deleted at a site, and when the keys of it were destroyed. */
export const handler = apiHandler({
  listDeletionCertificates: withQuery(deletionQuery, async (query, { caller, siteId }) => {
    const list = await listDeletions(deps, caller, siteId, query);
    if (!list.ok) return list;
    const items = list.deletions.map(({ destruction, deletedNow }) => deletionView(destruction, deletedNow));
    return pageAnswer(items, list);
  }),
});
