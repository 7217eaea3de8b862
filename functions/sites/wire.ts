import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { barTable } from '../bars/bar-table.ts';
import { firmTable } from '../firms/firm-table.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteAdministrationTable } from './site-administration-table.ts';

/** The dependencies of the administration of sites, wired to AWS from the environment. */
export function wireSiteAdministration(
  { REGISTRY_TABLE, VISITS_TABLE } = readEnvironment('REGISTRY_TABLE', 'VISITS_TABLE'),
) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const registry = audit.over({ client: database, name: REGISTRY_TABLE });
  const deps = {
    getSite: registryTable(database, REGISTRY_TABLE, { consistent: true }).getSite,
    clock: systemClock,
    ...siteAdministrationTable(registry),
    firms: firmTable(registry),
    // It spreads the keys of bars to new sites and reads no name.
    bars: barTable({ client: database, name: VISITS_TABLE }, systemClock),
  };
  return { deps, audit };
}
