import { lastClosing } from '../day-end/closing-time.ts';
import { leavesAt } from '../day-end/day-end.ts';
import type { Site } from '../registry/firm.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { RecordedPassage } from './passage.ts';
import { checkOutOf } from './plan-exit.ts';

/**
 * What follows from a way in that came late: the visitor has gone out since, by a scanner that had a network before this
 * one, or the end of the day has passed. It does nothing where that is done already, or where the visitor has passed a
 * gate since.
 */
export async function finishEntry(
  deps: PassageDeps,
  site: Site,
  passage: Pick<RecordedPassage, 'direction' | 'scanId' | 'visitId'>,
): Promise<void> {
  const { direction, scanId, visitId } = passage;
  if (direction !== 'in' || visitId === undefined) return;
  const visit = await deps.visits.get(site, visitId);
  const entry = visit?.checkedIn;
  if (visit?.state !== 'checked_in' || entry?.scanId !== scanId || !entry.recordedOffline) return;
  const exits = await deps.passages.waitingExits(visit);
  const exit = exits.find(({ at }) => at >= entry.at);
  if (exit) {
    await deps.passages.leaveBy(visit, exit, checkOutOf(site, visit, exit));
    return;
  }
  const closing = lastClosing(site, deps.clock());
  if (!leavesAt(closing, visit)) return;
  const checkedOut = { at: closing, method: 'automatic' as const };
  const details = { ...checkOutOf(site, visit, checkedOut), ifVersion: visit.version };
  await deps.visits.change(site, visitId, 'checkOut', details);
}
