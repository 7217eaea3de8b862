import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** The destruction of the keys whose day is over, within an hour. */
export function privacy(on: Capability) {
  const { uses, scope, settings } = on;
  const destroyKeys = on.make(
    'destroy-keys',
    'privacy/destroy-keys',
    [
      uses.registry(['Query']),
      uses.visitsUnder('PutItem', 'F#*#DESTROYED'),
      uses.visitsUnder('UpdateItem', 'F#*#DESTROYED'),
      uses.visitsUnder('Query', 'F#*#DESTROYED'),
      uses.dayKeys(['Query', 'DeleteItem']),
    ],
    { timeoutSeconds: 300 },
  );
  const schedule = new FunctionSchedule(scope, 'DestroyKeysSchedule', {
    runs: destroyKeys,
    stage: settings.stage,
    every: Duration.hours(1),
    description: 'Destroy the keys of days that are over',
  });
  return { 'destroy-keys': destroyKeys, schedule };
}
