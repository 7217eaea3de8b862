import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { registryTable } from '../registry/registry-table.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { retentionTable } from './retention-table.ts';

/** What the shortening depends on, wired to AWS from the environment. */
export function wireShortenRetention({ REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE')) {
  const database = databaseClient();
  const registry = { client: database, name: REGISTRY_TABLE };
  return {
    // Strong reads: a run must not go by the settings from before.
    getSite: registryTable(database, REGISTRY_TABLE, { consistent: true }).getSite,
    retention: retentionTable({ registry, visits: wireVisitsTable(database) }),
    clock: systemClock,
  };
}
