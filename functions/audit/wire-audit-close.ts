import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { listDirectory } from '../registry/directory.ts';
import { auditTable } from './audit-table.ts';

/** The dependencies of the closing of hours, wired to AWS from the environment. */
export function wireAuditClose(environment = readEnvironment('AUDIT_TABLE', 'REGISTRY_TABLE')) {
  const client = databaseClient();
  return {
    listFirms: async () => {
      const sites = await listDirectory({ client, name: environment.REGISTRY_TABLE });
      return [...new Set(sites.map(({ firmId }) => firmId as string))];
    },
    audit: auditTable({ client, name: environment.AUDIT_TABLE }, systemClock),
    clock: systemClock,
  };
}
