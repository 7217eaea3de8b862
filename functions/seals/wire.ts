import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../edge/environment.ts';
import { log } from '../edge/log.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Table } from '../table/table.ts';
import { dayKeyTable } from './day-key-table.ts';
import { dayKeys } from './day-keys.ts';
import { itemSeals } from './item-seals.ts';
import { kmsKeyWrap } from './key-wrap.ts';

/** The Visits table, whose personal fields are sealed, wired to AWS from the environment. */
export function wireVisitsTable(client: DynamoDBClient): Table {
  const { VISITS_TABLE, DAY_KEYS_TABLE, SEAL_KEY_ID, AWS_REGION } = readEnvironment(
    'VISITS_TABLE',
    'DAY_KEYS_TABLE',
    'SEAL_KEY_ID',
    'AWS_REGION',
  );
  const keys = dayKeys({
    table: dayKeyTable({ client, name: DAY_KEYS_TABLE }),
    wrap: kmsKeyWrap({
      keyId: SEAL_KEY_ID,
      region: AWS_REGION,
      endpoint: process.env['AWS_ENDPOINT_URL_KMS'] ?? `https://kms.${AWS_REGION}.amazonaws.com`,
      credentials: roleCredentials,
    }),
    clock: systemClock,
    randomBytes,
  });
  const seals = itemSeals({
    keys,
    randomBytes,
    clock: systemClock,
    lost: (scope, day) => {
      log('error', 'day_key_missing', { ...scope, day });
    },
  });
  return { client, name: VISITS_TABLE, seals };
}

/** The credentials of the function's role, which Lambda renews in the environment of a new instance. */
function roleCredentials() {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = readEnvironment(
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
  );
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(sessionToken ? { sessionToken } : {}),
  };
}
