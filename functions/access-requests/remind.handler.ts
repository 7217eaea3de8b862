import { count } from '../edge/count.ts';
import { log } from '../edge/log.ts';
import { remindOffices, type RemindReport } from './remind.ts';
import { wireReminders } from './wire.ts';

const deps = wireReminders();

/** The scheduled reminders of requests. It fails where a reminder was not published, so that it is tried again. */
export async function handler(): Promise<RemindReport> {
  const report = await remindOffices(deps);
  count('OverdueAccessRequests', undefined, report.overdue);
  log('info', 'offices_reminded', { ...report });
  if (report.failures > 0) throw new Error('some reminders could not be published');
  return report;
}
