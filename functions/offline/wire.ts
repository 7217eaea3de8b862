import { randomBytes } from 'node:crypto';
import { barTable } from '../bars/bar-table.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { offlineKeyringOf } from '../person-keys/offline-keys.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitListTable } from '../visits/visit-list-table.ts';
import type { OfflinePackDeps } from './make-offline-pack.ts';

/** What an offline pack depends on, wired to AWS from the environment. */
export function wireOfflinePack(
  environment = readEnvironment('REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID'),
): OfflinePackDeps {
  const database = databaseClient();
  const visitsTable = wireVisitsTable(database);
  const { REGISTRY_TABLE, PERSON_KEY_SECRET_ID } = environment;
  const secret = personKeySecret(secretsClient(), PERSON_KEY_SECRET_ID);
  return {
    getSite: siteCache(registryTable(database, REGISTRY_TABLE).getSite, systemClock),
    lists: visitListTable(visitsTable, systemClock),
    bars: barTable(visitsTable, systemClock),
    personKeys: derivedPerFirm(secret, personKeysOf),
    keyring: derivedPerFirm(secret, offlineKeyringOf),
    clock: systemClock,
    randomBytes,
  };
}
