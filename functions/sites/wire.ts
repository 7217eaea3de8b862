import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { barTable } from '../bars/bar-table.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteAdministrationTable } from './site-administration-table.ts';

/** The dependencies of the administration of sites, wired to AWS from the environment. */
export function wireSiteAdministration(
  { REGISTRY_TABLE, VISITS_TABLE } = readEnvironment('REGISTRY_TABLE', 'VISITS_TABLE'),
) {
  const database = databaseClient();
  return {
    clock: systemClock,
    getSite: registryTable(database, REGISTRY_TABLE, { consistent: true }).getSite,
    ...siteAdministrationTable(database, REGISTRY_TABLE),
    // It spreads the keys of bars to new sites and reads no name.
    bars: barTable({ client: database, name: VISITS_TABLE }, systemClock),
  };
}
