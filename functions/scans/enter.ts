import type { VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Site } from '../firms/firm.ts';
import { isBarred } from '../visits/is-barred.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import { openAt } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';
import { decideEntry, settledBy, usedBy, type EntryFacts } from './decide-entry.ts';
import { candidatesFrom, matchOf } from './match.ts';
import { checkInDetails, walkInVisit } from './passage.ts';
import type { Candidate, ScanOutcome, VerifiedScan } from './scan.ts';

export interface EntryDeps {
  readonly visits: VisitTable;
  readonly clock: Clock;
}

/**
 * At the way in: one Query, a decision, one conditional write. What is read more, and the visit as a write leaves it or
 * finds it, is put to the decision again; each round settles at least one candidate.
 */
export async function enter(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  walkInId: VisitId,
): Promise<ScanOutcome> {
  const { visits } = deps;
  const hits = await visits.findByName(
    site,
    scan.identities.map(({ nameKey }) => nameKey),
  );
  let facts: EntryFacts = {
    scanId: scan.scanId,
    codeDigest: scan.codeDigest,
    policy: site,
    namesDisclosed: scan.identities.length > 0,
    barred: isBarred(hits.barred, scan.identities),
    candidates: candidatesFrom(hits.pointers, scan.identities, openAt(site, scan.at)),
  };
  for (;;) {
    const step = decideEntry(facts);
    switch (step.do) {
      case 'answer':
        return step.outcome;
      case 'read': {
        // The walk-in too: a guard may have said "none of them" to this code before.
        const found = await readAll(visits, site, [...step.visitIds, walkInId]);
        const [used] = found.flatMap((visit) => usedBy(visit, scan) ?? []);
        if (used) return used;
        facts = learn(facts, step.visitIds, found);
        break;
      }
      case 'check_in': {
        const details = checkInDetails(site, scan, step.allowsReEntry);
        const { visit } = await visits.change(site, step.visitId, 'checkIn', details);
        facts = learn(facts, [step.visitId], [visit]);
        break;
      }
      case 'walk_in':
        return recordWalkIn(deps, site, scan, walkInId, step.state);
    }
  }
}

/** Reads the visits that several pointers lead to; those that are gone are left out. */
export async function readAll(
  visits: VisitTable,
  site: Site,
  visitIds: readonly VisitId[],
): Promise<readonly Visit[]> {
  const read = await Promise.all(visitIds.map((visitId) => visits.get(site, visitId)));
  return read.filter((visit) => visit !== undefined);
}

/** Of the candidates that were asked for, those that are gone are none any more. */
function learn(
  facts: EntryFacts,
  asked: readonly VisitId[],
  found: readonly (Visit | undefined)[],
): EntryFacts {
  const candidates = facts.candidates.flatMap((candidate): Candidate[] => {
    if (!asked.includes(candidate.visitId)) return [candidate];
    const visit = found.find((one) => one?.visitId === candidate.visitId);
    return visit ? [{ ...candidate, visit }] : [];
  });
  return { ...facts, candidates };
}

/** Records someone whom nobody announced, unless they are inside already or this code has made a visit. */
export async function recordWalkIn(
  { visits }: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  walkInId: VisitId,
  state: 'checked_in' | 'pending_approval',
): Promise<ScanOutcome> {
  const inside = await visits.findPresent(
    site,
    'ON',
    scan.identities.map(({ nameKey }) => nameKey),
  );
  const same = inside.find(
    ({ nameKey, strongKey, visit }) =>
      visit.visitId !== walkInId &&
      matchOf({ nameKey, ...(strongKey ? { strongKey } : {}) }, scan.identities) === 'strong',
  );
  if (same) return usedBy(same.visit, scan) ?? { outcome: 'already_checked_in', visit: same.visit };

  const visit = walkInVisit(site, scan, walkInId, state);
  const [presence] = scan.identities;
  const written = await visits.putWalkIn(visit, state === 'checked_in' ? presence : undefined);
  // This code may have made a walk-in before. One that was approved meanwhile is checked in now.
  return written.visit?.state === 'expected'
    ? checkIn(visits, site, scan, written.visit)
    : outcomeOf(written.visit, scan);
}

/** Checks in the visit that this scan is about; where something else stands there, that is the answer. */
export async function checkIn(
  visits: VisitTable,
  site: Site,
  scan: VerifiedScan,
  { visitId, allowsReEntry }: Visit,
): Promise<ScanOutcome> {
  const details = checkInDetails(site, scan, allowsReEntry);
  const { visit } = await visits.change(site, visitId, 'checkIn', details);
  return outcomeOf(visit, scan);
}

/** What a visit, as a write left it or found it, says of this scan. */
const outcomeOf = (visit: Visit | undefined, scan: VerifiedScan): ScanOutcome =>
  (visit && (usedBy(visit, scan) ?? settledBy(visit))) ?? { outcome: 'no_match', reason: 'not_expected' };
