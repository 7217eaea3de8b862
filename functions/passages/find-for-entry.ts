import type { ScanId, VisitId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import { matchOf, candidatesFrom } from '../scans/match.ts';
import type { VerifiedScan } from '../scans/scan.ts';
import { readAll } from '../scans/steps.ts';
import { readBeforeWalkIn } from '../scans/walk-in.ts';
import { defined } from '../kernel/defined.ts';
import { openAt } from '../visits/visit-window.ts';
import { mayComeAgain } from '../visits/re-entry.ts';
import type { Visit } from '../visits/visit.ts';
import { boundUntil, type Subject } from './identify.ts';
import type { PassageDeps } from './passage-deps.ts';

/** What a way in is about: a visit, a walk-in that is to be written under this id, or nobody that is known. */
export type EntryTarget =
  | { readonly about: 'visit'; readonly visit: Visit }
  | { readonly about: 'walk_in'; readonly visitId: VisitId }
  | { readonly about: 'nobody' };

/**
 * Finds the visit that a way in is about: the one that the scanner names, or by the code as a scan does online, where the
 * name and the identity-card prefix fit one visit. Otherwise it is a walk-in. A visit that was booked after the scanner
 * last had a network is found so, too.
 */
export async function findForEntry(
  deps: PassageDeps,
  site: Site,
  subject: Subject,
  named: Visit | undefined,
): Promise<EntryTarget> {
  if (named) return { about: 'visit', visit: named };
  const { scan, sent } = subject;
  if (scan) {
    const booked = await findBooked(deps, site, scan);
    return booked ? { about: 'visit', visit: booked } : findWalkIn(deps, site, subject);
  }
  return sent.byHand?.visitor ? findWalkIn(deps, site, subject) : { about: 'nobody' };
}

/** The one visit that fits name and prefix: it is inside, or it is open. It writes nothing. */
export async function findBooked(
  { visits }: PassageDeps,
  site: Site,
  scan: VerifiedScan,
): Promise<Visit | undefined> {
  const nameKeys = scan.identities.map(({ nameKey }) => nameKey);
  const { pointers } = await visits.findByName(site, nameKeys);
  const candidates = candidatesFrom(pointers, scan.identities, openAt(site, scan.at));
  const strong = candidates.filter(({ match }) => match === 'strong').map(({ visitId }) => visitId);
  const found = await readAll(visits, site, strong);
  const isOf = ({ checkedIn, checkedOut }: Visit) =>
    [checkedIn, checkedOut].some((passage) => passage?.codeDigest === scan.codeDigest);
  const open = found.filter(
    (visit) => visit.state === 'expected' || visit.state === 'pending_approval' || mayComeAgain(visit),
  );
  return (
    found.find(isOf) ??
    found.find(({ state }) => state === 'checked_in') ??
    (open.length === 1 ? open[0] : undefined)
  );
}

/**
 * Finds the walk-in of this person: one that stands, or that this code has made, or where the next one is to be written.
 * The ids are those of scans online, so that a walk-in which was recorded there is found (docs/decisions/176).
 */
export async function findWalkIn(
  deps: PassageDeps,
  site: Site,
  { scan, walkInIds = [], sent }: Pick<Subject, 'scan' | 'walkInIds' | 'sent'>,
): Promise<EntryTarget> {
  const { visits } = deps;
  if (!scan) return ofScan(deps, site, sent.scanId);
  const { present, made } = await readBeforeWalkIn(visits, site, scan, walkInIds);
  const others = present.filter(
    (one) => !walkInIds.includes(one.visit.visitId) && matchOf(defined(one), scan.identities) === 'strong',
  );
  const isOf = ({ checkedIn, checkedOut, askedBy }: Visit) =>
    [checkedIn, checkedOut, askedBy].some((passage) => passage?.codeDigest === scan.codeDigest);
  const standing = made.find(isOf) ?? others[0]?.visit ?? made.find(stands);
  if (standing) return { about: 'visit', visit: standing };
  const [next] = walkInIds.slice(made.length);
  // The person has come more often today than ids follow from a code. It happened all the same.
  if (next === undefined) return ofScan(deps, site, sent.scanId);
  const bound = await visits.claimCode(site, scan.codeDigest, next, boundUntil(deps.clock()));
  const isOver = made.some(({ visitId }) => visitId === bound);
  if (bound === next || isOver) return { about: 'walk_in', visitId: next };
  const visit = await visits.get(site, bound);
  return visit ? { about: 'visit', visit } : { about: 'walk_in', visitId: bound };
}

/** The walk-in whose id follows from the scan alone. */
export async function ofScan(
  { visits, personKeys }: PassageDeps,
  site: Site,
  scanId: ScanId,
): Promise<EntryTarget> {
  const visitId = (await personKeys(site.firmId)).visitIdFrom(site.siteId, `passage ${scanId}`);
  const visit = await visits.get(site, visitId);
  return visit ? { about: 'visit', visit } : { about: 'walk_in', visitId };
}

const stands = ({ state }: Visit): boolean =>
  state === 'checked_in' || state === 'pending_approval' || state === 'expected';
