import { apiHandler } from '../edge/api-handler.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { wireVisits } from '../front-desk/wire.ts';
import { importPage } from './api/requests.ts';
import { importVisits } from './import-visits.ts';

const { deps: visits, audit } = wireVisits();
const deps = { ...visits, announce: audit.announce };

/** Pre-registers visits by the page. */
export const handler = apiHandler(
  audit.watch({
    importVisits: withBody(importPage, async (page, { caller, siteId }) => {
      const outcome = await importVisits(deps, caller, siteId, page);
      return outcome.ok ? shows({ items: outcome.items }) : outcome;
    }),
  }),
);
