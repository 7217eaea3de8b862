import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import document from '../../docs/openapi.json' with { type: 'json' };
import { apiHandler } from './api-handler.ts';
import { readEnvironment } from './environment.ts';
import { healthRoutes } from './health.ts';
import { databaseClient } from './store-clients.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
const database = databaseClient();
/** An item that nobody wrote: whether the store answers is all that is asked. */
const nothing = new GetItemCommand({
  TableName: REGISTRY_TABLE,
  Key: marshall({ pk: 'HEALTH', sk: 'HEALTH' }),
});
const patienceMs = 1_000;

export const handler = apiHandler(
  healthRoutes({
    askStore: () => database.send(nothing, { abortSignal: AbortSignal.timeout(patienceMs) }),
    nowMs: () => performance.now(),
    document,
  }),
);
