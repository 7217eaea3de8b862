import type { VisitId } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import type { Site } from '../registry/firm.ts';
import { matchOf, candidatesFrom } from '../scans/match.ts';
import type { Match, VerifiedScan } from '../scans/scan.ts';
import { readAll } from '../scans/steps.ts';
import { readWalkIns } from '../scans/walk-in.ts';
import type { Presence } from '../visits/pointer.ts';
import type { Visit } from '../visits/visit.ts';
import { openAt } from '../visits/visit-window.ts';
import { knowsScan } from './decide-in.ts';
import type { Subject } from './identify.ts';
import type { PassageDeps } from './passage-deps.ts';

/** A visit that a passage of this page is about, and how it is found: an index may not show it yet. */
export interface Touched {
  readonly visitId: VisitId;
  readonly presence: Presence;
}

/** The visits that the person of a code may have: those that can be used, those inside, those that left, walk-ins. */
export async function visitsOfPerson(
  { visits }: PassageDeps,
  site: Site,
  { walkInIds = [] }: Subject,
  scan: VerifiedScan,
  touched: readonly Touched[] = [],
): Promise<{ readonly found: readonly Visit[]; readonly matches: ReadonlyMap<VisitId, Match> }> {
  const nameKeys = scan.identities.map(({ nameKey }) => nameKey);
  const isOpen = openAt(site, scan.at);
  const [hits, made, inside, left] = await Promise.all([
    visits.findByName(site, nameKeys),
    readWalkIns(visits, site, walkInIds),
    visits.findPresent(site, 'ON', nameKeys),
    visits.findPresent(site, 'LEFT', nameKeys),
  ]);
  const present = [...inside, ...left.filter(({ visit }) => isOpen(visit))];
  const matches = new Map<VisitId, Match>();
  const add = (visitId: VisitId, match: Match | undefined) => {
    if (match && matches.get(visitId) !== 'strong') matches.set(visitId, match);
  };
  for (const { visitId, match } of candidatesFrom(hits.pointers, scan.identities, isOpen))
    add(visitId, match);
  for (const { visit, ...known } of present) add(visit.visitId, matchOf(defined(known), scan.identities));
  for (const { visitId, presence } of touched) add(visitId, matchOf(defined(presence), scan.identities));
  for (const { visitId } of made) add(visitId, 'strong');
  return { found: await readAll(visits, site, [...matches.keys()]), matches };
}

/**
 * The visit that this very scan has changed already. A scanner that got no answer decides by itself, and may name another
 * visit of the same person: what the service did counts, and nothing is done twice. It is looked for where the scanner names
 * a visit that does not know the scan.
 */
export async function decidedOnline(
  deps: PassageDeps,
  site: Site,
  subject: Subject,
  named: Visit | undefined,
): Promise<Visit | undefined> {
  const { scan } = subject;
  if (!scan || !named || knowsScan(named, scan.scanId)) return undefined;
  const { found } = await visitsOfPerson(deps, site, subject, scan);
  return found.find((visit) => knowsScan(visit, scan.scanId));
}
