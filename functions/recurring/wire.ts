import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { visitEnvironment, wireVisits } from '../front-desk/wire.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import type { RecurringDeps } from './recurring-visits.ts';
import { seriesTable } from './series-table.ts';

/** What recurring visits depend on, wired to AWS from the environment, and where answers are remembered. */
export function wireRecurring() {
  const environment = readEnvironment(...visitEnvironment);
  const { deps, database, answerStore } = wireVisits(environment);
  const recurring: RecurringDeps = {
    ...deps,
    series: seriesTable(database, environment.VISITS_TABLE, systemClock),
    newSeriesId: () => randomBytes(16).toString('base64url') as SeriesId,
  };
  return { deps: recurring, answerStore };
}
