import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayEndTable } from './day-end-table.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import { visitTable } from '../visits/visit-table.ts';

/** The dependencies of the end of the day, wired to AWS from the environment. */
export function wireDayEnd(environment = readEnvironment('REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID')) {
  const database = databaseClient();
  const visits = wireVisitsTable(database);
  const registry = { client: database, name: environment.REGISTRY_TABLE };
  return {
    // Strong reads: a run must not close a site by old settings.
    getSite: registryTable(database, environment.REGISTRY_TABLE, { consistent: true }).getSite,
    visits: visitTable(visits, systemClock),
    bookings: visitBookingTable(visits, systemClock),
    dayEnds: dayEndTable({ registry, visits }, systemClock),
    personKeys: wirePersonKeys(secretsClient(), environment.PERSON_KEY_SECRET_ID).personKeys,
    clock: systemClock,
  };
}
