import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { exportIdField } from '../edge/id-fields.ts';
import { onceIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { log } from '../edge/log.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { failure } from '../kernel/problems.ts';
import { exportPageQuery, newExport } from './api/requests.ts';
import { exportView } from './api/view.ts';
import { createExport, listExports, readExport } from './list-exports.ts';
import { daysBetween } from './export.ts';
import { visitView } from '../front-desk/api/view.ts';
import { answersRemembered, exportDeps as deps } from './wire.ts';

/** Exports of visits: ask for one, list who asked for which, read its pages. */
export const handler = apiHandler(
  {
    createExport: async ({ caller, siteId, body, onceSeed }) => {
      const request = parseBody(newExport, body);
      if (!request.ok) return request;
      const outcome = await createExport(deps, caller, siteId, request.value, onceSeed);
      if (!outcome.ok) return outcome;
      const { firmId, exportId, createdBy, fromDay, toDay } = outcome.made;
      const days = daysBetween(fromDay, toDay);
      log('info', 'export_made', { firmId, siteId, exportId, memberId: createdBy, days });
      count('Exports');
      const location = `/v1/sites/${siteId}/exports/${exportId}/visits`;
      return { ok: true, status: 201, headers: { location }, body: exportView(outcome.made) };
    },
    listExports: async ({ caller, siteId, query }) => {
      const request = parseFields(exportPageQuery, query);
      if (!request.ok) return request;
      const list = await listExports(deps, caller, siteId, request.value);
      if (!list.ok) return list;
      return pageAnswer(list.page.exports.map(exportView), list);
    },
    readExport: async ({ caller, siteId, path, query }) => {
      const request = parseFields(exportPageQuery, query);
      if (!request.ok) return request;
      const exportId = exportIdField.safeParse(path['exportId']);
      if (!exportId.success) return failure('export_not_found');
      const list = await readExport(deps, caller, siteId, exportId.data, request.value);
      if (!list.ok) return list;
      return pageAnswer(list.visits.map(visitView), list);
    },
  },
  onceIn(answersRemembered),
);
