import { Duration } from 'aws-cdk-lib';
import { FunctionSchedule } from '../function-schedule.ts';
import type { Capability } from './capability.ts';

/** The list of the audit trail, and the hourly run that puts the digests of reads into its chain. */
export function auditing(on: Capability) {
  const { uses, jobs, settings } = on;
  const list = on.make('audit', 'audit/audit', [uses.auditTrail()], { timeoutSeconds: 20 });
  const close = on.makeJob(
    'audit-close',
    'audit/audit-close',
    [uses.registry(['Query']), uses.auditTrail()],
    {
      timeoutSeconds: 300,
    },
  );
  const schedule = new FunctionSchedule(jobs, 'AuditCloseSchedule', {
    runs: close,
    stage: settings.stage,
    every: Duration.hours(1),
    description: 'Close the reads of the hours that are over',
  });
  return { audit: list, 'audit-close': close, schedule };
}
