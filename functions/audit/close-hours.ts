import { inLanes } from '../kernel/in-lanes.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { hourSeconds, later, toRfc3339, type Clock } from '../kernel/clock.ts';
import { readsDigest } from './audit-chain.ts';
import type { AuditTable } from './audit-table.ts';

/** The dependencies of the closing of hours. */
export interface CloseDeps {
  readonly listFirms: () => Promise<readonly string[]>;
  readonly audit: Pick<AuditTable, 'readsOf' | 'closedHours' | 'closeHour'>;
  readonly clock: Clock;
  /** Called for each firm whose hours could not be closed. The next run tries again. */
  readonly failed: (firmId: string, error: unknown) => void;
}

/** What a run did. */
export interface CloseReport {
  readonly closed: number;
  readonly failures: number;
}

const firmsAtOnce = 5;
/** A request of the hour may still be answered this long after it: longer than any function runs. */
const lateSeconds = 600;
/** Runs that failed are made up for within this time. */
const hoursBack = 48;

/** Closes the hours that are over: an entry of the chain holds the digest of their reads. It can be run again at any time. */
export async function closeHours({ listFirms, audit, clock, failed }: CloseDeps): Promise<CloseReport> {
  const tally = { closed: 0, failures: 0 };
  const hours = hoursOver(clock());
  await inLanes(firmsAtOnce, await listFirms(), async (firmId) => {
    try {
      tally.closed += await closeOf(audit, firmId, hours);
    } catch (error) {
      tally.failures += 1;
      failed(firmId, error);
    }
  });
  return tally;
}

interface Hour {
  readonly day: string;
  readonly hour: string;
}

/** The oldest first. */
function hoursOver(now: EpochSeconds): readonly Hour[] {
  const end = Math.floor((now - lateSeconds) / hourSeconds) * hourSeconds;
  return Array.from({ length: hoursBack }, (_, nth) => {
    const at = toRfc3339(later(end as EpochSeconds, (nth - hoursBack) * hourSeconds));
    return { day: at.slice(0, 10), hour: at.slice(11, 13) };
  });
}

async function closeOf(audit: CloseDeps['audit'], firmId: string, hours: readonly Hour[]): Promise<number> {
  const days = [...new Set(hours.map(({ day }) => day))];
  const closed = new Map<string, ReadonlySet<string>>();
  for (const day of days) closed.set(day, await audit.closedHours(firmId, day));
  let count = 0;
  for (const { day, hour } of hours) {
    if (closed.get(day)?.has(hour)) continue;
    const reads = await audit.readsOf(firmId, day, hour);
    if (reads.length === 0) continue;
    await audit.closeHour(firmId, day, hour, readsDigest(reads));
    count += 1;
  }
  return count;
}
