import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { numberTable } from './number-table.ts';

/** The numbers of sites and their settings, wired to AWS from the environment. No seal is opened. */
export function wireNumbers(
  { VISITS_TABLE, REGISTRY_TABLE } = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE'),
) {
  const client = databaseClient();
  return {
    getSite: wireCachedSites(client, REGISTRY_TABLE),
    numbers: numberTable({ client, name: VISITS_TABLE }, systemClock),
  };
}
