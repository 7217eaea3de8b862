import { apiHandler } from '../edge/api-handler.ts';
import { conditional } from '../edge/conditional.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { shows, withBody, withQuery } from '../edge/route-helpers.ts';
import { tickListQuery, ticksRequest } from './api/requests.ts';
import { tickView } from './api/view.ts';
import { addTicks, listTicks } from './roll-call-ticks.ts';
import { wireRollCall } from './wire-roll-call.ts';

const deps = wireRollCall();

/** Who was ticked off at the assembly point, merged from several phones. */
export const handler = apiHandler({
  addTicks: withBody(ticksRequest, async (request, { caller, siteId }) => {
    const kept = await addTicks(deps, caller, siteId, request);
    return kept.ok ? shows({ items: kept.ticks.map(tickView) }) : kept;
  }),
  listTicks: conditional(
    withQuery(tickListQuery, async (query, { caller, siteId }) => {
      const list = await listTicks(deps, caller, siteId, query);
      return list.ok ? pageAnswer(list.page.ticks.map(tickView), list) : list;
    }),
  ),
});
