import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { errorName, log } from '../edge/log.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { registryTable } from '../registry/registry-table.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayEndTable } from './day-end-table.ts';
import { endDays, type DayEndReport } from './close-sites.ts';
import { derivedPerFirm, personKeySecret } from '../person-keys/person-key-secret.ts';
import { personKeysOf } from '../person-keys/person-keys.ts';
import { visitBookingTable } from '../visits/visit-booking-table.ts';
import { visitTable } from '../visits/visit-table.ts';

const environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID');
const database = databaseClient();
const deps = {
  // Strong reads: a run must not close a site by old settings.
  getSite: registryTable(database, environment.REGISTRY_TABLE, { consistent: true }).getSite,
  visits: visitTable(database, environment.VISITS_TABLE, systemClock),
  bookings: visitBookingTable(database, environment.VISITS_TABLE, systemClock),
  dayEnds: dayEndTable(
    database,
    { registry: environment.REGISTRY_TABLE, visits: environment.VISITS_TABLE },
    systemClock,
  ),
  personKeys: derivedPerFirm(
    personKeySecret(secretsClient(), environment.PERSON_KEY_SECRET_ID),
    personKeysOf,
  ),
  clock: systemClock,
};

/** Work that has begun ends within this time, retries included. */
const lastCallsMs = 30_000;

/** The scheduled end of the day at every site. */
export async function handler(
  _event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<DayEndReport> {
  const report = await endDays({
    ...deps,
    hasTime: () => context.getRemainingTimeInMillis() > lastCallsMs,
    failed: ({ firmId, siteId }, error) => {
      log('error', 'site_not_closed', { firmId, siteId, error: errorName(error) });
    },
  });
  count('NoShows', undefined, report.noShows);
  count('CheckOuts', undefined, report.checkOuts);
  count('Overstays', undefined, report.overstays);
  count('DayEndFailures', undefined, report.failures);
  log('info', 'days_ended', { ...report });
  return report;
}
