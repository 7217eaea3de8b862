import type { Caller } from '../edge/access.ts';
import type { FirmId, ScanId, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../firms/firm.ts';
import type { Choice, ChoiceSeal } from './choice-token.ts';
import { usedBy } from './decide-entry.ts';
import { checkIn, readAll, recordWalkIn, type EntryDeps } from './steps.ts';
import { checkOutDetails } from './passage.ts';
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
  const { visitId } = request;
  if (visitId !== undefined && !visitIds.includes(visitId)) return failure('visit_not_found');
  const outcome =
    scan.direction === 'in'
      ? await comeIn(deps, site, choice, visitId)
      : await goOut(deps, site, scan, visitId);
  return { ok: true, outcome: await withCompanions(deps.visits, site, outcome) };
}

/** One code makes one visit: what it has made already, by an earlier pick, is the answer. */
async function comeIn(
  deps: EntryDeps,
  site: Site,
  { scan, visitIds, walkInId }: Choice,
  picked: VisitId | undefined,
): Promise<ScanOutcome> {
  const known = await readAll(deps.visits, site, [...visitIds, walkInId]);
  const [used] = known.flatMap((visit) => usedBy(visit, scan) ?? []);
  if (used) return used;
  if (picked === undefined && site.walkIns !== 'refuse') {
    const state = site.walkIns === 'record' ? 'checked_in' : 'pending_approval';
    return recordWalkIn(deps, site, scan, walkInId, state);
  }
  const visit = known.find(({ visitId }) => visitId === picked);
  return visit ? checkIn(deps, site, scan, visit) : { outcome: 'no_match', reason: 'not_expected' };
}

async function goOut(
  { visits }: Pick<EntryDeps, 'visits'>,
  site: Site,
  scan: VerifiedScan,
  picked: VisitId | undefined,
): Promise<ScanOutcome> {
  const found = picked && (await visits.get(site, picked));
  if (!found) return { outcome: 'no_match', reason: 'not_on_site' };
  const details = checkOutDetails(site, scan, found);
  const { visit } = await visits.change(site, found.visitId, 'checkOut', details);
  return visit && wentOut(visit, scan)
    ? { outcome: 'checked_out', visit }
    : { outcome: 'no_match', reason: 'not_on_site' };
}
