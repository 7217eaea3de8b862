import { apiHandler } from '../edge/api-handler.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { withQuery } from '../edge/route-helpers.ts';
import { numbersQuery } from '../numbers/api/requests.ts';
import { numbersRowView } from '../numbers/api/view.ts';
import { listNumbers } from '../numbers/list-numbers.ts';
import { wireNumbers } from '../numbers/wire.ts';
import { deletionQuery } from './api/requests.ts';
import { deletionView } from './api/view.ts';
import { listDeletions } from './list-deletions.ts';
import { wireDeletionCertificates } from './wire-deletion-certificates.ts';

const deps = wireDeletionCertificates();
const numbers = wireNumbers();

/** What is counted of a site: its deleted visits, with the proof that their keys were destroyed, and its numbers. */
export const handler = apiHandler({
  listDeletionCertificates: withQuery(deletionQuery, async (query, { caller, siteId }) => {
    const list = await listDeletions(deps, caller, siteId, query);
    if (!list.ok) return list;
    const items = list.deletions.map(({ destruction, deletedNow }) => deletionView(destruction, deletedNow));
    return pageAnswer(items, list);
  }),
  listNumbers: withQuery(numbersQuery, async (query, { caller, siteId }) => {
    const list = await listNumbers(numbers, caller, siteId, query);
    return list.ok ? pageAnswer(list.page.rows.map(numbersRowView), list) : list;
  }),
});
