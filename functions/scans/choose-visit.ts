import type { Caller } from '../edge/access.ts';
import type { FirmId, ScanId, SiteId, VisitId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { usedElsewhere } from './claim-code.ts';
import type { Choice, ChoiceSeal } from './choice-token.ts';
import { checkIn, readAll } from './steps.ts';
import type { EntryDeps } from './entry-deps.ts';
import { checkOutDetails } from './passage.ts';
import type { ChoiceRequest } from './api/requests.ts';
import type { ScanOutcome, ScanResult, VerifiedScan } from './scan.ts';
import { leftAlready, leftBy, usedBy } from './used-by.ts';
import { readBeforeWalkIn, recordWalkIn } from './walk-in.ts';
import { withCompanions } from './with-companions.ts';

/** The dependencies of a guard's choice. */
export interface ChoiceDeps extends EntryDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  readonly choiceSeal: (firmId: FirmId) => Promise<ChoiceSeal>;
}

type ChoiceAnswer = { readonly ok: true; readonly outcome: ScanOutcome } | Failure;

/** The guard picks one of the visits that fitted, or none of them. Repeating a pick gives the same answer. */
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
  const result =
    scan.direction === 'in'
      ? await comeIn(deps, site, choice, visitId)
      : await goOut(deps, site, scan, visitId);
  return result.outcome === 'refused'
    ? failure(result.code)
    : { ok: true, outcome: await withCompanions(deps.visits, site, result) };
}

/** One code makes one visit. Where an earlier pick has made it, that visit is the answer. */
async function comeIn(
  deps: EntryDeps,
  site: Site,
  { scan, visitIds, walkInIds }: Choice,
  picked: VisitId | undefined,
): Promise<ScanResult> {
  const [known, readBefore] = await Promise.all([
    readAll(deps.visits, site, visitIds),
    readBeforeWalkIn(deps.visits, site, scan, walkInIds),
  ]);
  const [used] = [...known, ...readBefore.made].flatMap((visit) => usedBy(visit, scan) ?? []);
  if (used) return used;
  if (picked === undefined && site.walkIns !== 'refuse') {
    const state = site.walkIns === 'record' ? 'checked_in' : 'pending_approval';
    return recordWalkIn(deps, site, scan, walkInIds, { state, readBefore });
  }
  const visit = known.find(({ visitId }) => visitId === picked);
  return visit ? checkIn(deps, site, scan, visit) : { outcome: 'no_match', reason: 'not_expected' };
}

async function goOut(
  { visits }: Pick<EntryDeps, 'visits'>,
  site: Site,
  scan: VerifiedScan,
  picked: VisitId | undefined,
): Promise<ScanResult> {
  const found = picked && (await visits.get(site, picked));
  if (!found) return { outcome: 'no_match', reason: 'not_on_site' };
  const known = leftBy(found, scan);
  if (known) return known;
  const elsewhere = await usedElsewhere(visits, site, scan);
  if (elsewhere) return elsewhere;
  const details = checkOutDetails(site, scan, found);
  const { visit } = await visits.change(site, found.visitId, 'checkOut', details);
  const done = visit && (leftBy(visit, scan) ?? leftAlready(visit));
  return done ?? { outcome: 'no_match', reason: 'not_on_site' };
}
