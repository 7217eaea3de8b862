import { count } from '../edge/count.ts';
import { errorName, log } from '../edge/log.ts';
import { endDays, type DayEndReport } from './close-sites.ts';
import { wireDayEnd } from './wire.ts';

const deps = wireDayEnd();

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
