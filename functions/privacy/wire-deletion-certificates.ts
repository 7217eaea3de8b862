import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { deletionCountTable } from '../visits/deletion-count-table.ts';
import { destructionTable } from './destruction-table.ts';
import type { DeletionDeps } from './list-deletions.ts';

/** What the list of certificates depends on, wired to AWS from the environment. It opens no seal. */
export function wireDeletionCertificates(
  { VISITS_TABLE, REGISTRY_TABLE } = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE'),
): DeletionDeps {
  const client = databaseClient();
  const table = { client, name: VISITS_TABLE };
  return {
    getSite: wireCachedSites(client, REGISTRY_TABLE),
    destructions: destructionTable(table, systemClock),
    deletions: deletionCountTable(table),
  };
}
