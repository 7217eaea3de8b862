import type { PublishEvents } from '../edge/publish-events.ts';
import type { FirmId } from '../kernel/brands.ts';
import { toRfc3339, type Clock } from '../kernel/clock.ts';
import type { DirectoryLine } from '../registry/directory.ts';
import { daysLeft, isOpen, reminderDue, type AccessRequest } from './access-request.ts';
import type { RequestEvent } from './request-event-messages.ts';
import type { RequestTable } from './request-table.ts';

/** The dependencies of reminders. */
export interface RemindDeps {
  readonly listSites: () => Promise<readonly DirectoryLine[]>;
  readonly requests: Pick<RequestTable, 'all' | 'remind'>;
  readonly publish: PublishEvents;
  readonly clock: Clock;
}

/** What a run found and did. */
export interface RemindReport {
  readonly open: number;
  readonly overdue: number;
  readonly reminded: number;
  /** Reminders that the bus did not take. The next run tries again. */
  readonly failures: number;
}

/**
 * Publishes a reminder for each request whose answer is due in ten or three days, or was due, and notes it. A run that is
 * cut off between the two publishes it once more; the event has the same id.
 */
export async function remindOffices(deps: RemindDeps): Promise<RemindReport> {
  const tally = { open: 0, overdue: 0, reminded: 0, failures: 0 };
  const firms = new Set((await deps.listSites()).map(({ firmId }) => firmId));
  for (const firmId of firms) await remindFirm(deps, firmId, tally);
  return tally;
}

async function remindFirm(
  { requests, publish, clock }: RemindDeps,
  firmId: FirmId,
  tally: { open: number; overdue: number; reminded: number; failures: number },
): Promise<void> {
  for await (const request of requests.all(firmId)) {
    const now = clock();
    if (!isOpen(request)) continue;
    tally.open += 1;
    if (daysLeft(request, now) < 0) tally.overdue += 1;
    const due = reminderDue(request, now);
    if (due === undefined) continue;
    const [refused] = await publish([reminderOf(request, due)]);
    if (refused === undefined) {
      await requests.remind(request, due);
      tally.reminded += 1;
    } else tally.failures += 1;
  }
}

const reminderOf = ({ firmId, requestId, kind, dueAt }: AccessRequest, due: number): RequestEvent => ({
  type: 'access_request.due',
  eventId: `${requestId}-${String(due)}`,
  firmId,
  requestId,
  kind,
  dueAt: toRfc3339(dueAt),
  reminder: due === 10 ? 'ten_days' : due === 3 ? 'three_days' : 'overdue',
});
