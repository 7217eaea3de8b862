import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient } from '../edge/store-clients.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { systemClock } from '../kernel/clock.ts';
import type { RecurringDeps } from './recurring-visits.ts';
import { seriesTable } from './series-table.ts';
import { visitDeps } from '../front-desk/wire.ts';

const { VISITS_TABLE } = readEnvironment('VISITS_TABLE');

/** What recurring visits need, wired to AWS from the environment. */
export const recurringDeps: RecurringDeps = {
  ...visitDeps,
  series: seriesTable(databaseClient(), VISITS_TABLE, systemClock),
  newSeriesId: () => randomBytes(16).toString('base64url') as SeriesId,
};
