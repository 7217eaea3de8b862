import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** What a person may see of their own data by their own code, and the register of requests to the office (PDPO, DPP6). */
export function dataAccess(on: Capability) {
  const { uses, jobs, settings } = on;
  const ownData = on.make(
    'my-data',
    'my-data/my-data',
    [
      uses.registry(['GetItem', 'Query']),
      uses.sealedVisits(['GetItem', 'Query'], ['by-day']),
      uses.visitsUnder('PutItem', 'F#*#LOOK#*'),
      uses.keyBundle(['GetSecretValue']),
      uses.personKey(),
      uses.profile(),
    ],
    // It opens the seals of all visits of a firm. API Gateway gives up after 29 seconds.
    { memoryMB: 1769, timeoutSeconds: 28 },
  );
  const register = 'F#*#ACCESS';
  const answers = 'F#*#I#*';
  const requests = on.make('access-requests', 'access-requests/access-requests', [
    uses.registry(['GetItem']),
    uses.visitsUnder('GetItem', register),
    uses.visitsUnder('Query', register),
    uses.visitsUnder('PutItem', register),
    uses.visitsUnder('PutItem', answers),
    uses.visitsUnder('UpdateItem', answers),
    uses.visitsUnder('DeleteItem', answers),
    uses.seals({ writes: true }),
    uses.auditTrail(),
  ]);
  const reminders = on.makeJob(
    'remind-offices',
    'access-requests/remind',
    [
      uses.registry(['Query']),
      uses.visitsUnder('Query', register),
      uses.visitsUnder('UpdateItem', register),
      uses.publishing(),
    ],
    { timeoutSeconds: 300 },
  );
  const schedule = new FunctionSchedule(jobs, 'RemindOfficesSchedule', {
    runs: reminders,
    stage: settings.stage,
    every: Duration.days(1),
    description: 'Remind offices of requests whose answer is due',
  });
  return { 'my-data': ownData, 'access-requests': requests, 'remind-offices': reminders, schedule };
}
