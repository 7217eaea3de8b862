import { apiHandler } from '../edge/api-handler.ts';
import { parseBody } from '../edge/parse-request.ts';
import { importPage } from './api/requests.ts';
import { importVisits } from './import-visits.ts';
import { visitDeps } from '../front-desk/wire.ts';

/** Pre-registers visits by the page. */
export const handler = apiHandler({
  importVisits: async ({ caller, siteId, body }) => {
    const page = parseBody(importPage, body);
    if (!page.ok) return page;
    const outcome = await importVisits(visitDeps, caller, siteId, page.value);
    return outcome.ok ? { ok: true, status: 200, body: { items: outcome.items } } : outcome;
  },
});
