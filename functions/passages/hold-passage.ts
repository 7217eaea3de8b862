import type { EpochSeconds } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import type { Unavailable } from '../personal-code/verdict.ts';
import type { Site } from '../registry/firm.ts';
import type { Visit } from '../visits/visit.ts';
import { keptFields, withAName } from '../visits/walk-in-visit.ts';
import { findBooked } from './find-for-entry.ts';
import { identify, methodOf, type Subject } from './identify.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { SentPassage } from './passage-token.ts';
import { timeFault, type RecordedPassage, type Told } from './passage.ts';
import { planExit } from './plan-exit.ts';
import type { Plan } from './plan.ts';
import { recordOf } from './record-of.ts';

/**
 * The record of a passage that was delivered after its scanner had been revoked. Whoever has the device may have made it up,
 * with any time, so it only says what the device says: it changes no visit, admits nobody and binds no code. The visit is
 * looked up so that a manager can see whom it is about and apply it. It reads, and writes nothing.
 */
export async function holdPassage(
  deps: PassageDeps,
  site: Site,
  sent: SentPassage,
  revokedAt: EpochSeconds,
): Promise<RecordedPassage | Unavailable> {
  const now = deps.clock();
  const method = methodOf(sent);
  const record = (plan: Omit<Plan, 'effect' | 'attention'>): RecordedPassage => ({
    ...recordOf(site, sent, method, { ...plan, attention: 'scanner_revoked' }, now),
    scannerRevokedAt: revokedAt,
  });
  // Of a time at which it could not be applied, as from any scanner.
  if (timeFault(sent.recordedAt, now)) return record(defined({ visitId: sent.visitId }));
  const subject = await identify(deps, site, sent);
  if ('outcome' in subject) return subject;
  const visitId =
    sent.direction === 'out'
      ? (await planExit(deps, site, subject, [])).visitId
      : (await findVisit(deps, site, subject))?.visitId;
  const told = visitId === undefined && sent.direction === 'in' ? toldBy(site, subject) : undefined;
  return { ...record(defined({ visitId, ref: subject.refused?.ref })), ...defined({ told }) };
}

async function findVisit(deps: PassageDeps, site: Site, { sent, scan }: Subject): Promise<Visit | undefined> {
  const named = sent.visitId && (await deps.visits.get(site, sent.visitId));
  return named ?? (scan && (await findBooked(deps, site, scan)));
}

/** Who a walk-in is: without it the manager could not apply the passage. Only what the site keeps of a walk-in. */
function toldBy(site: Site, { scan, sent: { byHand } }: Subject): Told | undefined {
  if (scan) return { visitor: keptFields(scan.disclosure, site.keeps) };
  if (!byHand?.visitor) return undefined;
  const visitor = withAName(defined(byHand.visitor), site.keeps);
  return { visitor, ...(byHand.host ? { host: defined(byHand.host) } : {}) };
}
