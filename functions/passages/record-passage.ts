import { lastClosing } from '../day-end/closing-time.ts';
import { leavesAt } from '../day-end/day-end.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import type { Unavailable } from '../personal-code/verdict.ts';
import type { Site } from '../registry/firm.ts';
import { StoreBusy } from '../table/store-busy.ts';
import { purgeAfter } from '../visits/retention.ts';
import { identify } from './identify.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { Effect } from './passage-table.ts';
import type { SentPassage } from './passage-token.ts';
import { keptFrom, timeFault, type RecordedPassage } from './passage.ts';
import { planEntry } from './plan-entry.ts';
import { checkOutOf, planExit, type Touched } from './plan-exit.ts';
import type { Plan } from './plan.ts';

/** How often a passage is planned again because its visit has changed meanwhile. */
const mostTries = 5;

/** A passage that is on record; `effect` is absent where it was on record before. */
export interface Recorded {
  readonly outcome: 'recorded';
  readonly passage: RecordedPassage;
  readonly effect?: Effect;
}

/** The scan is on record as another passage. */
interface Reused {
  readonly outcome: 'reused';
}

/**
 * Records one passage, and what it changes, in one transaction. The same passage again is answered as it stands, and what
 * was left undone after the first time is done.
 */
export async function recordPassage(
  deps: PassageDeps,
  site: Site,
  sent: SentPassage,
  touched: readonly Touched[],
): Promise<Recorded | Reused | Unavailable> {
  const before = await answerKnown(deps, site, sent);
  if (before) return before;
  const now = deps.clock();
  const untimely = timeFault(sent.recordedAt, now);
  if (untimely) {
    const plan: Plan = {
      effect: { do: 'nothing' },
      ...defined({ visitId: sent.visitId }),
      attention: untimely,
    };
    const method = sent.code === undefined ? (sent.byHand?.method ?? 'other_document') : 'personal_code';
    const passage = recordOf(site, sent, method, plan, now);
    if ((await deps.passages.record(passage, plan.effect)) === 'recorded')
      return { outcome: 'recorded', passage, effect: plan.effect };
    return known(deps, site, sent);
  }
  const subject = await identify(deps, site, sent);
  if ('outcome' in subject) return subject;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const plan =
      sent.direction === 'in'
        ? await planEntry(deps, site, subject)
        : await planExit(deps, site, subject, touched);
    if (plan.lead) await deps.bookings.lead([plan.lead]);
    const passage = recordOf(site, sent, subject.passage.method, plan, now);
    const written = await deps.passages.record(passage, plan.effect);
    if (written === 'known') return known(deps, site, sent);
    if (written === 'recorded') {
      await finish(deps, site, passage);
      return { outcome: 'recorded', passage, effect: plan.effect };
    }
  }
  throw new StoreBusy('the visit of a passage changed again and again');
}

/** The passage that another request has just recorded. */
async function known(deps: PassageDeps, site: Site, sent: SentPassage): Promise<Recorded | Reused> {
  const answer = await answerKnown(deps, site, sent);
  if (!answer) throw new StoreBusy('a passage that is past its time is still in the way');
  return answer;
}

/** What is on record under this scan, if anything. Another passage under the same id is told apart by its parts. */
async function answerKnown(
  deps: PassageDeps,
  site: Site,
  sent: SentPassage,
): Promise<Recorded | Reused | undefined> {
  const passage = await deps.passages.get(site, sent.scanId);
  if (!passage) return undefined;
  const isSame =
    passage.scannerId === sent.iss &&
    passage.gateId === sent.gateId &&
    passage.direction === sent.direction &&
    passage.recordedAt === sent.recordedAt &&
    passage.counter === sent.counter;
  if (!isSame) return { outcome: 'reused' };
  await finish(deps, site, passage);
  return { outcome: 'recorded', passage };
}

const recordOf = (
  { firmId, siteId, retentionDays }: Site,
  { scanId, iss: scannerId, gateId, direction, recordedAt, counter }: SentPassage,
  method: RecordedPassage['method'],
  { visitId, attention, ref }: Plan,
  now: EpochSeconds,
): RecordedPassage => ({
  firmId,
  siteId,
  scanId,
  scannerId,
  gateId,
  direction,
  method,
  recordedAt,
  receivedAt: now,
  counter,
  ...defined({ visitId, attention, ref }),
  purgeAt: purgeAfter(keptFrom(recordedAt, now), retentionDays),
});

/**
 * What follows from a way in that came late: the visitor has gone out since, by a scanner that had a network before this
 * one, or the end of the day has passed. It does nothing where that is done already, or where the visitor has passed a
 * gate since.
 */
async function finish(deps: PassageDeps, site: Site, passage: RecordedPassage): Promise<void> {
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
