import { randomUUID } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { verifyPersonalCode } from '../personal-code/verify-personal-code.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { seriesTable } from '../recurring/series-table.ts';
import { registryTable } from '../registry/registry-table.ts';
import { verifyWithBundle } from '../scans/verify-with-bundle.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { wireKeyBundle } from '../trust/wire-key-bundle.ts';
import { profileEnvironment, wireProfile } from '../trust/wire-profile.ts';
import { visitTable } from '../visits/visit-table.ts';
import { lookTable } from './look-table.ts';
import type { MyDataDeps } from './show-my-data.ts';
import { visitorsTable } from './visitors-table.ts';

/** What a look depends on, wired to AWS from the environment. It verifies codes as a scan does. */
export function wireMyData(environment = readEnvironment(...myDataEnvironment)): MyDataDeps {
  const database = databaseClient();
  const secrets = secretsClient();
  const profile = wireProfile(environment);
  const bundles = wireKeyBundle(secrets, database, environment);
  const table = wireVisitsTable(database);
  return {
    registry: registryTable(database, environment.REGISTRY_TABLE),
    verify: verifyWithBundle({
      currentBundle: bundles.current,
      bundleForUnknownKey: bundles.forUnknownKey,
      verify: (bytes, bundle, now) => verifyPersonalCode(bytes, profile, bundle, now),
      clock: systemClock,
    }),
    personKeys: wirePersonKeys(secrets, environment.PERSON_KEY_SECRET_ID).personKeys,
    looks: lookTable(table),
    newLookId: randomUUID,
    visitors: visitorsTable(table, systemClock),
    visits: visitTable(table, systemClock),
    series: seriesTable(table, systemClock),
    clock: systemClock,
    stopwatch: () => performance.now(),
  };
}

const myDataEnvironment = [
  'REGISTRY_TABLE',
  'KEY_BUNDLE_SECRET_ID',
  'PERSON_KEY_SECRET_ID',
  ...profileEnvironment,
] as const;
