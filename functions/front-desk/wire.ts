import { randomBytes, randomInt } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteCache } from '../registry/site-cache.ts';
import type { VisitId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import { idempotencyTable } from '../edge/idempotency-table.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import type { VisitDeps } from './visit-deps.ts';
import { visitListTable } from '../visits/visit-list-table.ts';
import { visitPinTable } from '../visits/visit-pin-table.ts';
import { visitTable } from '../visits/visit-table.ts';
import { visitUndoTable } from '../visits/visit-undo-table.ts';

const environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID');
const database = databaseClient();
/** Where the answers of requests with an `Idempotency-Key` are remembered. */
export const answersRemembered = idempotencyTable(database, environment.VISITS_TABLE, systemClock);

/** What the visit routes need, wired to AWS from the environment. */
export const visitDeps: VisitDeps = {
  getSite: siteCache(registryTable(database, environment.REGISTRY_TABLE).getSite, systemClock),
  visits: visitTable(database, environment.VISITS_TABLE, systemClock),
  bookings: visitBookingTable(database, environment.VISITS_TABLE, systemClock),
  lists: visitListTable(database, environment.VISITS_TABLE, systemClock),
  personKeys: derivedPerFirm(
    personKeySecret(secretsClient(), environment.PERSON_KEY_SECRET_ID),
    personKeysOf,
  ),
  clock: systemClock,
  pins: visitPinTable(database, environment.VISITS_TABLE, systemClock),
  undos: visitUndoTable(database, environment.VISITS_TABLE, systemClock),
  newPin: () => String(randomInt(1_000_000)).padStart(6, '0'),
  newVisitId: () => randomBytes(16).toString('base64url') as VisitId,
};
