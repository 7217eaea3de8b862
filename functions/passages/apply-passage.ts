import type { Caller } from '../edge/access.ts';
import type { ScanId, SiteId } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { memberIdOf } from '../scanners/scanner-member.ts';
import { StoreBusy } from '../table/store-busy.ts';
import { finishEntry } from './finish-entry.ts';
import type { Subject } from './identify.ts';
import type { PassageDeps } from './passage-deps.ts';
import type { SentPassage } from './passage-token.ts';
import { timeFault, type ListedPassage, type RecordedPassage } from './passage.ts';
import { planEntry } from './plan-entry.ts';
import { planExit } from './plan-exit.ts';

/** How often a passage is planned again because its visit has changed meanwhile. */
const mostTries = 5;

/**
 * Applies a passage that is held because its scanner was revoked, by the word of a manager: it does what it would have done,
 * as of the time that it names, and is resolved. The code is gone, so a visit is the one that was found by it, and a walk-in
 * is the person whom it showed. Refused where it would change nothing: then it is resolved without being applied.
 */
export async function applyPassage(
  deps: PassageDeps,
  { firmId, memberId }: Caller,
  siteId: SiteId,
  scanId: ScanId,
  note: string,
): Promise<{ readonly ok: true; readonly passage: ListedPassage } | Failure> {
  const site = await deps.getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  for (let tries = 0; tries < mostTries; tries += 1) {
    const passage = await deps.passages.get(site, scanId);
    if (!passage) return failure('passage_not_found');
    if (passage.resolvedAt !== undefined) return failure('state_conflict', 'The passage is resolved.');
    if (passage.attention !== 'scanner_revoked')
      return failure('state_conflict', 'The passage is not held: it was applied when it was sent.');
    const untimely = timeFault(passage.recordedAt, passage.receivedAt);
    if (untimely) return failure('state_conflict', `It cannot be applied: ${untimely}.`);
    const subject = subjectOf(site, passage);
    const plan =
      passage.direction === 'in'
        ? await planEntry(deps, site, subject)
        : await planExit(deps, site, subject, []);
    if (plan.effect.do === 'nothing')
      return failure('state_conflict', `It would change nothing: ${plan.attention ?? 'it is on record'}.`);
    if (plan.lead) await deps.bookings.lead([plan.lead]);
    const visitId = plan.visitId ?? passage.visitId;
    const by = { resolvedAt: deps.clock(), resolvedBy: memberId, note };
    const resolved = { ...by, applied: true as const, ...defined({ visitId, despite: plan.attention }) };
    if (!(await deps.passages.apply(site, scanId, resolved, plan.effect))) continue;
    await finishEntry(deps, site, { ...passage, ...defined({ visitId }) });
    const applied = await deps.passages.get(site, scanId);
    if (!applied) return failure('passage_not_found');
    return { ok: true, passage: { ...applied, attention: 'scanner_revoked' } };
  }
  throw new StoreBusy('the visit of a held passage changed again and again');
}

/** The passage as its record has it: a way by hand of the visit that was found, or of a walk-in. */
function subjectOf(
  { firmId, siteId }: Site,
  { scanId, scannerId, gateId, direction, method, recordedAt, counter, visitId, told }: RecordedPassage,
): Subject {
  const isOut = direction === 'out';
  const sent: SentPassage = {
    iss: scannerId,
    aud: 'gatehouse',
    firmId,
    siteId,
    scanId,
    gateId,
    direction,
    did: isOut ? 'checked_out' : visitId === undefined ? 'walk_in' : 'checked_in',
    recordedAt,
    deviceTime: recordedAt,
    offsetMs: 0,
    counter,
    ...defined({ visitId }),
    byHand: { method: isOut ? 'seen_leaving' : 'other_document', ...told },
  };
  const memberId = memberIdOf(scannerId);
  return {
    sent,
    passage: { at: recordedAt, gateId, memberId, scanId, method, recordedOffline: true },
  };
}
