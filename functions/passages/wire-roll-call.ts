import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import type { TickDeps } from './roll-call-ticks.ts';
import { tickTable } from './tick-table.ts';

/** The dependencies of ticks, wired to AWS from the environment. They know no secret. */
export function wireRollCall(
  { VISITS_TABLE, REGISTRY_TABLE } = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE'),
): TickDeps {
  const database = databaseClient();
  return {
    getSite: siteCache(registryTable(database, REGISTRY_TABLE).getSite, systemClock),
    ticks: tickTable({ client: database, name: VISITS_TABLE }, systemClock),
    clock: systemClock,
  };
}
