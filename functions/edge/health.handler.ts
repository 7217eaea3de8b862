import { getItem } from '../table/read.ts';
import document from '../../docs/openapi.json' with { type: 'json' };
import { apiHandler } from './api-handler.ts';
import { readEnvironment } from './environment.ts';
import { healthRoutes } from './health.ts';
import { databaseClient } from './store-clients.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
const database = databaseClient();
/** An item that does not exist: only whether the store answers matters. */
const nothing = { pk: 'HEALTH', sk: 'HEALTH' };
const patienceMs = 1_000;

export const handler = apiHandler(
  healthRoutes({
    askStore: () =>
      getItem({ client: database, name: REGISTRY_TABLE }, nothing, {
        consistent: false,
        abortSignal: AbortSignal.timeout(patienceMs),
      }),
    nowMs: () => performance.now(),
    document,
  }),
);
