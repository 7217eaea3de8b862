import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { exportIdField } from '../edge/id-fields.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { log } from '../edge/log.ts';
import { shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import { countOfDays } from '../kernel/local-time.ts';
import { visitViewFor } from '../front-desk/api/view.ts';
import { exportPageQuery, newExport } from './api/requests.ts';
import { exportView } from './api/view.ts';
import { createExport, listExports, readExport } from './list-exports.ts';
import { wireExports } from './wire.ts';

const { deps, answerStore, audit } = wireExports();

/** Exports of visits: request one, list the requests, read the pages. */
export const handler = apiHandler(
  audit.watch({
    createExport: withBody(newExport, async (request, { caller, siteId, idempotencySeed }) => {
      const outcome = await createExport(deps, caller, siteId, request, idempotencySeed);
      if (!outcome.ok) return outcome;
      const { firmId, exportId, createdBy, fromDay, toDay } = outcome.made;
      const days = countOfDays(fromDay, toDay);
      log('info', 'export_made', { firmId, siteId, exportId, memberId: createdBy, days });
      count('Exports');
      const location = `/v1/sites/${siteId}/exports/${exportId}/visits`;
      return { ...shows(exportView(outcome.made), 201), headers: { location } };
    }),
    listExports: withQuery(exportPageQuery, async (query, { caller, siteId }) => {
      const list = await listExports(deps, caller, siteId, query);
      return list.ok ? pageAnswer(list.page.exports.map(exportView), list) : list;
    }),
    readExport: withQuery(exportPageQuery, (query, request) =>
      withId('exportId', exportIdField, 'export_not_found', async (exportId, { caller, siteId }) => {
        const list = await readExport(deps, caller, siteId, exportId, query);
        return list.ok ? pageAnswer(list.visits.map(visitViewFor(caller.role)), list) : list;
      })(request),
    ),
  }),
  rememberAnswersIn(answerStore),
);
