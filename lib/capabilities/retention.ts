import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** What exists follows a retention that was shortened, within minutes. */
export function retention(on: Capability) {
  const { uses, jobs, settings } = on;
  const shorten = on.makeJob(
    'shorten-retention',
    'retention/shorten-retention',
    [
      uses.registry(['GetItem', 'Query']),
      uses.registryUnder('UpdateItem', 'SHORTENED'),
      uses.registryUnder('DeleteItem', 'SHORTENED'),
      uses.sealedVisits(['Query', 'PutItem'], ['by-day']),
    ],
    { timeoutSeconds: 300 },
  );
  const schedule = new FunctionSchedule(jobs, 'ShortenRetentionSchedule', {
    runs: shorten,
    stage: settings.stage,
    every: Duration.minutes(1),
    description: 'Shorten what sites keep whose retention is shorter now',
  });
  return { 'shorten-retention': shorten, schedule };
}
