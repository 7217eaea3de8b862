import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** Rules of recurring visits, and the daily run that makes the visits of the days to come. */
export function recurring(on: Capability) {
  const { uses, jobs, settings } = on;
  const registry = uses.registry(['GetItem']);
  const written = ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'BatchWriteItem'] as const;
  const routes = on.make(
    'recurring-visits',
    'recurring/recurring-visits',
    [registry, uses.sealedVisits([...written, 'DeleteItem']), uses.personKey(), uses.auditTrail()],
    { timeoutSeconds: 20 },
  );
  const series = on.makeJob(
    'series',
    'recurring/extend-series',
    [registry, uses.sealedVisits(written, ['by-day']), uses.personKey()],
    { timeoutSeconds: 300 },
  );
  const schedule = new FunctionSchedule(jobs, 'SeriesSchedule', {
    runs: series,
    stage: settings.stage,
    every: Duration.days(1),
    description: 'Make the visits of recurring visits for the days to come',
  });
  return { 'recurring-visits': routes, series, schedule };
}
