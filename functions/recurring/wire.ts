import { randomBytes } from 'node:crypto';
import { wireVisits } from '../front-desk/wire.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import type { RecurringDeps } from './recurring-visits.ts';
import { seriesTable } from './series-table.ts';

/** What recurring visits depend on, wired to AWS from the environment, and where answers are remembered. */
export function wireRecurring() {
  const { deps, answerStore, visitsTable } = wireVisits();
  const recurring: RecurringDeps = {
    ...deps,
    series: seriesTable(visitsTable, systemClock),
    newSeriesId: () => randomBytes(16).toString('base64url') as SeriesId,
  };
  return { deps: recurring, answerStore };
}
