import { apiHandler } from '../edge/api-handler.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { withQuery } from '../edge/route-helpers.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { auditQuery } from './api/requests.ts';
import { entryView, readView } from './api/view.ts';
import { listAudit, listAuditReads } from './list-audit.ts';
import { wireAudit } from './wire.ts';

const { audit, watch } = wireAudit(databaseClient());
const deps = { audit, clock: systemClock };

/** Who changed and read what. That somebody read it is recorded, too. */
export const handler = apiHandler(
  watch({
    listAudit: withQuery(auditQuery, async (query, { caller }) => {
      const list = await listAudit(deps, caller, query);
      return list.ok ? pageAnswer(list.items.map(entryView), list) : list;
    }),
    listAuditReads: withQuery(auditQuery, async (query, { caller }) => {
      const list = await listAuditReads(deps, caller, query);
      return list.ok ? pageAnswer(list.items.map(readView), list) : list;
    }),
  }),
);
