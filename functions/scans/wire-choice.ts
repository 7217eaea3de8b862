import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import { systemClock } from '../kernel/clock.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { visitTable } from '../visits/visit-table.ts';
import { choiceSeal } from './choice-token.ts';
import type { ChoiceDeps } from './choose-visit.ts';

/** The dependencies of a guard's choice, wired to AWS from the environment. */
export function wireChoice(
  environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID'),
): ChoiceDeps {
  const database = databaseClient();
  const secret = personKeySecret(secretsClient(), environment.PERSON_KEY_SECRET_ID);
  return {
    getSite: siteCache(registryTable(database, environment.REGISTRY_TABLE).getSite, systemClock),
    choiceSeal: derivedPerFirm(secret, choiceSeal),
    personKeys: derivedPerFirm(secret, personKeysOf),
    visits: visitTable(database, environment.VISITS_TABLE, systemClock),
    clock: systemClock,
  };
}
