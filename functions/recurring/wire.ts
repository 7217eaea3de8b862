import { randomBytes } from 'node:crypto';
import { wireScheduledVisits, wireVisits } from '../front-desk/wire.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import type { RecurringDeps } from './recurring-visits.ts';
import { seriesTable } from './series-table.ts';

/** What recurring visits depend on, wired to AWS from the environment, and where answers are remembered. */
export function wireRecurring() {
  const { answerStore, audit, ...visits } = wireVisits();
  return { deps: recurringOver(visits), answerStore, audit };
}

/** The same for the daily run. */
export const wireScheduledSeries = (): RecurringDeps => recurringOver(wireScheduledVisits());

const recurringOver = ({
  deps,
  visitsTable,
}: Pick<ReturnType<typeof wireScheduledVisits>, 'deps' | 'visitsTable'>): RecurringDeps => ({
  ...deps,
  series: seriesTable(visitsTable, systemClock),
  newSeriesId: () => randomBytes(16).toString('base64url') as SeriesId,
});
