import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteIdsOf } from '../registry/site-ids.ts';
import { systemClock } from '../kernel/clock.ts';
import { barRoutes } from './bar-routes.ts';
import { barAtFirm, barAtSite } from './api/requests.ts';
import { barTable } from './bar-table.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import { visitTable } from '../visits/visit-table.ts';

const environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID');
const database = databaseClient();
const registry = registryTable(database, environment.REGISTRY_TABLE, { consistent: true });
const secret = personKeySecret(secretsClient(), environment.PERSON_KEY_SECRET_ID);
const deps = {
  bars: barTable(database, environment.VISITS_TABLE, systemClock),
  visits: visitTable(database, environment.VISITS_TABLE, systemClock),
  bookings: visitBookingTable(database, environment.VISITS_TABLE, systemClock),
  getSite: registry.getSite,
  siteIdsOf: siteIdsOf(registry.listSites),
  personKeys: derivedPerFirm(secret, personKeysOf),
  clock: systemClock,
};

const atSite = barRoutes(deps, barAtSite, ({ caller: { firmId }, siteId }) => ({ firmId, siteId }));
const atFirm = barRoutes(deps, barAtFirm, ({ caller: { firmId } }) => ({ firmId }));

/** People who are not admitted, at a site or at all sites of the firm. */
export const handler = apiHandler({
  listBarredPeople: atSite.list,
  barPerson: atSite.bar,
  reviewBarredPerson: atSite.review,
  unbarPerson: atSite.lift,
  listBarredByFirm: atFirm.list,
  barByFirm: atFirm.bar,
  reviewBarredByFirm: atFirm.review,
  unbarByFirm: atFirm.lift,
});
