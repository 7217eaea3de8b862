import type { Caller } from '../edge/access.ts';
import type { FirmId, ScanId, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../firms/firm.ts';
import type { Visit } from '../visits/visit.ts';
import type { Choice, ChoiceSeal } from './choice-token.ts';
import { settledBy, usedBy } from './decide-entry.ts';
import { readAll, recordWalkIn, type EntryDeps } from './enter.ts';
import { checkInDetails, checkOutDetails } from './passage.ts';
import type { ChoiceRequest } from './scan-requests.ts';
import type { ScanOutcome, VerifiedScan } from './scan.ts';
import { withCompanions } from './with-companions.ts';
import { wentOut } from './went-out.ts';

/** What a guard's pick needs of the outside. */
export interface ChoiceDeps extends EntryDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly choiceSeal: (firmId: FirmId) => Promise<ChoiceSeal>;
}

type ChoiceAnswer = { readonly ok: true; readonly outcome: ScanOutcome } | Failure;

/** The guard picks one of the visits that fitted, or none of them. The same pick again gets the same answer. */
export async function chooseVisit(
  deps: ChoiceDeps,
  caller: Caller,
  siteId: SiteId,
  scanId: ScanId,
  request: ChoiceRequest,
): Promise<ChoiceAnswer> {
  const site = await deps.getSite(caller.firmId, siteId);
  if (!site) return failure('site_not_found');
  const opened = (await deps.choiceSeal(caller.firmId)).open(request.choiceToken, deps.clock());
  if (!opened.ok)
    return failure(opened.reason === 'expired' ? 'expired_choice_token' : 'invalid_choice_token');
  const { choice } = opened;
  const { scan, visitIds } = choice;
  if (choice.siteId !== siteId || scan.scanId !== scanId) return failure('invalid_choice_token');
  if (request.visitId !== undefined && !visitIds.includes(request.visitId)) return failure('visit_not_found');
  const { visitId } = request;
  const known = await readAll(deps.visits, site, asked(choice, visitId));
  // What this code has made already, by an earlier pick: one code makes one visit.
  const used = scan.direction === 'in' ? known.flatMap((visit) => usedBy(visit, scan) ?? [])[0] : undefined;
  if (used) return { ok: true, outcome: used };
  if (visitId === undefined) return noneOfThem(deps, site, scan, choice.walkInId);
  const picked = known.find((visit) => visit.visitId === visitId);
  const outcome: ScanOutcome = picked
    ? await pass(deps, site, scan, picked)
    : { outcome: 'no_match', reason: scan.direction === 'in' ? 'not_expected' : 'not_on_site' };
  return { ok: true, outcome: await withCompanions(deps.visits, site, outcome) };
}

const asked = ({ scan, visitIds, walkInId }: Choice, picked: VisitId | undefined): readonly VisitId[] =>
  scan.direction === 'in' ? [...visitIds, walkInId] : picked === undefined ? [] : [picked];

async function pass(
  { visits }: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  picked: Visit,
): Promise<ScanOutcome> {
  const { visitId, allowsReEntry } = picked;
  if (scan.direction === 'out') {
    const details = checkOutDetails(site, scan, picked);
    const { visit } = await visits.change(site, visitId, 'checkOut', details);
    return visit && wentOut(visit, scan)
      ? { outcome: 'checked_out', visit }
      : { outcome: 'no_match', reason: 'not_on_site' };
  }
  const change = await visits.change(site, visitId, 'checkIn', checkInDetails(site, scan, allowsReEntry));
  if (change.ok) return { outcome: 'checked_in', visit: change.visit };
  const settled = change.visit && (usedBy(change.visit, scan) ?? settledBy(change.visit));
  return settled ?? { outcome: 'no_match', reason: 'not_expected' };
}

async function noneOfThem(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  walkInId: VisitId,
): Promise<ChoiceAnswer> {
  if (scan.direction === 'out') return { ok: true, outcome: { outcome: 'no_match', reason: 'not_on_site' } };
  if (site.walkIns === 'refuse')
    return { ok: true, outcome: { outcome: 'no_match', reason: 'not_expected' } };
  const state = site.walkIns === 'record' ? 'checked_in' : 'pending_approval';
  return { ok: true, outcome: await recordWalkIn(deps, site, scan, walkInId, state) };
}
