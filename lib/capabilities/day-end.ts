import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** The end of the day at every site, a quarter of an hour after it at the latest. */
export function dayEnding(on: Capability) {
  const { uses, jobs, settings } = on;
  const dayEnd = on.makeJob(
    'day-end',
    'day-end/day-end',
    [
      uses.personKey(),
      uses.registry(['GetItem', 'Query', 'UpdateItem']),
      uses.sealedVisits(['UpdateItem', 'DeleteItem'], ['by-day', 'on-site']),
    ],
    { timeoutSeconds: 300 },
  );
  const schedule = new FunctionSchedule(jobs, 'DayEndSchedule', {
    runs: dayEnd,
    stage: settings.stage,
    every: Duration.minutes(15),
    description: 'End the day at sites that have closed',
  });
  return { 'day-end': dayEnd, schedule };
}
