import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** The destruction of the keys whose day is over, within an hour, and the certificates of it. */
export function privacy(on: Capability) {
  const { uses, jobs, settings } = on;
  const certificates = [uses.visitsUnder('Query', 'F#*#DESTROYED'), uses.visitsUnder('Query', 'F#*#DELETED')];
  const destroyKeys = on.makeJob(
    'destroy-keys',
    'privacy/destroy-keys',
    [
      uses.registry(['Query']),
      uses.visitsUnder('PutItem', 'F#*#DESTROYED'),
      uses.visitsUnder('UpdateItem', 'F#*#DESTROYED'),
      ...certificates,
      uses.dayKeys(['Query', 'DeleteItem']),
      uses.auditTrail(),
    ],
    { timeoutSeconds: 300 },
  );
  const schedule = new FunctionSchedule(jobs, 'DestroyKeysSchedule', {
    runs: destroyKeys,
    stage: settings.stage,
    every: Duration.hours(1),
    description: 'Destroy the keys of days that are over',
  });
  const shown = on.make('deletion-certificates', 'privacy/deletion-certificates', [
    uses.registry(['GetItem']),
    ...certificates,
    uses.visitsUnder('Query', 'F#*#NUMBERS'),
  ]);
  return { 'destroy-keys': destroyKeys, 'deletion-certificates': shown, schedule };
}
