import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { systemClock } from '../kernel/clock.ts';
import { derivedPerFirm } from '../person-keys/person-key-secret.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitTable } from '../visits/visit-table.ts';
import { choiceSeal } from './choice-token.ts';
import type { ChoiceDeps } from './choose-visit.ts';

/** The dependencies of a guard's choice, wired to AWS from the environment. */
export function wireChoice(
  environment = readEnvironment('REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID'),
): ChoiceDeps {
  const database = databaseClient();
  const { personKeys, secret } = wirePersonKeys(secretsClient(), environment.PERSON_KEY_SECRET_ID);
  return {
    getSite: wireCachedSites(database, environment.REGISTRY_TABLE),
    choiceSeal: derivedPerFirm(secret, choiceSeal),
    personKeys,
    visits: visitTable(wireVisitsTable(database), systemClock),
    clock: systemClock,
  };
}
