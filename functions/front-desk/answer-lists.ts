import { pageAnswer } from '../edge/list-page.ts';
import { withBody, withQuery } from '../edge/route-helpers.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import type { ChangeMarkTable } from '../visits/change-mark-table.ts';
import * as requests from './api/requests.ts';
import { visitViewFor } from './api/view.ts';
import { listOnSite, listVisits } from './list-visits.ts';
import { polledLists } from './polled.ts';
import { searchVisits } from './search-visits.ts';
import type { VisitDeps } from './visit-deps.ts';

/** Answers the lists of visits. Desks ask for those of the day and of who is inside every few seconds. */
export function answerLists(deps: VisitDeps, marks: Pick<ChangeMarkTable, 'read'>) {
  const polled = polledLists({ marks, clock: deps.clock });
  return {
    listVisits: polled(
      'day',
      withQuery(requests.dayListQuery, async (query, { caller, siteId }) => {
        const list = await listVisits(deps, caller, siteId, query);
        return list.ok ? pageAnswer(list.visits.map(visitViewFor(caller.role)), list) : list;
      }),
    ),
    listOnSite: polled(
      'on-site',
      withQuery(requests.onSiteQuery, async (query, { caller, siteId }) => {
        const list = await listOnSite(deps, caller, siteId, query);
        if (!list.ok) return list;
        const { visits, count, asOf } = list;
        return pageAnswer(visits.map(visitViewFor(caller.role)), list, { count, asOf: toRfc3339(asOf) });
      }),
      ['asOf'],
    ),
    searchVisits: withBody(requests.visitSearch, async (search, { caller, siteId }) => {
      const list = await searchVisits(deps, caller, siteId, search);
      return list.ok ? pageAnswer(list.visits.map(visitViewFor(caller.role)), list) : list;
    }),
  };
}
