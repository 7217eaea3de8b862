import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** The issuer's certificates: renewed every six hours, and shown to scanners that work offline. */
export function trust(on: Capability) {
  const { uses, jobs, settings } = on;
  const keyBundle = on.make('key-bundle', 'trust/key-bundle', [
    uses.keyBundle(['GetSecretValue']),
    uses.registry(['GetItem']),
    uses.profile(),
  ]);
  const renewal = on.makeJob(
    'renewal',
    'trust/renewal',
    [
      uses.keyBundle(['GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage', 'DescribeSecret']),
      uses.profile(),
      uses.publishing(),
    ],
    { timeoutSeconds: 60 },
  );
  const schedule = new FunctionSchedule(jobs, 'RenewalSchedule', {
    runs: renewal,
    stage: settings.stage,
    every: Duration.hours(6),
    description: 'Renew the issuer’s certificates',
  });
  return { 'key-bundle': keyBundle, renewal, schedule };
}
