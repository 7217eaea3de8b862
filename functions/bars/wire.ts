import type { BarDeps } from './bar-person.ts';
import { wireAudit } from '../audit/wire.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteIdsOf } from '../registry/site-ids.ts';
import { systemClock } from '../kernel/clock.ts';
import { barTable } from './bar-table.ts';
import { offlineKeyringOf } from '../person-keys/offline-keys.ts';
import { derivedPerFirm } from '../person-keys/person-key-secret.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import { visitTable } from '../visits/visit-table.ts';

/** The dependencies of the administration of barred people, wired to AWS from the environment. */
export function wireBars(environment = readEnvironment('REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID')) {
  const database = databaseClient();
  const audit = wireAudit(database);
  const visitsTable = audit.over(wireVisitsTable(database));
  const registry = registryTable(database, environment.REGISTRY_TABLE, { consistent: true });
  const { personKeys, secret } = wirePersonKeys(secretsClient(), environment.PERSON_KEY_SECRET_ID);
  const deps: BarDeps = {
    bars: barTable(visitsTable, systemClock),
    visits: visitTable(visitsTable, systemClock),
    bookings: visitBookingTable(visitsTable, systemClock),
    getSite: registry.getSite,
    siteIdsOf: siteIdsOf(registry.listSites),
    personKeys,
    keyring: derivedPerFirm(secret, offlineKeyringOf),
    clock: systemClock,
  };
  return { deps, audit };
}
