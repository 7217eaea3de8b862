import type { EpochSeconds } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import type { Unavailable } from '../personal-code/verdict.ts';
import type { Site } from '../registry/firm.ts';
import { StoreBusy } from '../table/store-busy.ts';
import { finishEntry } from './finish-entry.ts';
import { holdPassage } from './hold-passage.ts';
import { identify, methodOf } from './identify.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { Effect } from './passage-table.ts';
import type { SentPassage } from './passage-token.ts';
import { timeFault, type RecordedPassage } from './passage.ts';
import { planEntry } from './plan-entry.ts';
import type { Touched } from './of-person.ts';
import { planExit } from './plan-exit.ts';
import type { Plan } from './plan.ts';
import { recordOf } from './record-of.ts';

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
 * was left undone after the first time is done. `revokedAt`: its scanner was revoked, so it changes nothing yet.
 */
export async function recordPassage(
  deps: PassageDeps,
  site: Site,
  sent: SentPassage,
  touched: readonly Touched[],
  revokedAt?: EpochSeconds,
): Promise<Recorded | Reused | Unavailable> {
  const before = await answerKnown(deps, site, sent);
  if (before) return before;
  if (revokedAt !== undefined) {
    const held = await holdPassage(deps, site, sent, revokedAt);
    return 'outcome' in held ? held : write(deps, site, sent, held);
  }
  const now = deps.clock();
  const untimely = timeFault(sent.recordedAt, now);
  if (untimely) {
    const plan: Plan = {
      effect: { do: 'nothing' },
      ...defined({ visitId: sent.visitId }),
      attention: untimely,
    };
    const passage = recordOf(site, sent, methodOf(sent), plan, now);
    return write(deps, site, sent, passage);
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
      await finishEntry(deps, site, passage);
      return { outcome: 'recorded', passage, effect: plan.effect };
    }
  }
  throw new StoreBusy('the visit of a passage changed again and again');
}

/** Writes the record of a passage that changes nothing. */
async function write(
  deps: PassageDeps,
  site: Site,
  sent: SentPassage,
  passage: RecordedPassage,
): Promise<Recorded | Reused> {
  const effect = { do: 'nothing' as const };
  return (await deps.passages.record(passage, effect)) === 'recorded'
    ? { outcome: 'recorded', passage, effect }
    : known(deps, site, sent);
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
  await finishEntry(deps, site, passage);
  return { outcome: 'recorded', passage };
}
