import { seesTodayOnly } from '../edge/access.ts';
import { failure, invalidField } from '../kernel/problems.ts';
import { noticeAt } from '../registry/notice-at.ts';
import { asShownAt, purposeConsentOf } from '../visits/purpose-consent.ts';
import type { ConsentBody } from './api/requests.ts';
import { isOfToday } from './by-hand.ts';
import { findVisit, settled, type Outcome, type VisitAction } from './load-visit.ts';
import type { VisitDeps } from './visit-deps.ts';

/**
 * Records what the visitor answered to the notice in force, after its purpose has changed. Refused where the visitor was
 * told this purpose already, or was shown another version.
 */
export async function recordConsent(
  deps: VisitDeps,
  action: VisitAction,
  { given, noticeVersion }: ConsentBody,
): Promise<Outcome> {
  const found = await findVisit(deps, action);
  if (!found.ok) return found;
  const { site, visit, asked } = found;
  if (seesTodayOnly(action.caller.role) && !isOfToday(visit, site, deps))
    return failure('forbidden', 'A guard sees the visits of today.');
  const at = deps.clock();
  if (noticeVersion !== noticeAt(site, at).version)
    return invalidField('noticeVersion', 'must be the version in force');
  if (!purposeConsentOf(site, visit, at))
    return failure('state_conflict', 'The purpose has not changed since the visit was recorded.');
  const consent = { given, at, memberId: action.caller.memberId, noticeVersion };
  const outcome = settled(await deps.recordConsent(site, visit.visitId, consent, asked), asked);
  return outcome.ok ? { ...outcome, visit: asShownAt(site, at)(outcome.visit) } : outcome;
}
