import type { VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Site } from '../firms/firm.ts';
import { isBarred } from '../visits/is-barred.ts';
import type { Change } from '../visits/visit-change.ts';
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
 * At the way in: one Query, a decision, one conditional write. Only where a write is refused, or several visits fit, is
 * more read and the decision asked again; each round settles at least one candidate.
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
        const change = await visits.change(site, step.visitId, 'checkIn', details);
        if (change.ok) return { outcome: 'checked_in', visit: change.visit };
        facts = learn(facts, [step.visitId], change.visit ? [change.visit] : []);
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
  return read.flatMap((visit) => visit ?? []);
}

function learn(facts: EntryFacts, asked: readonly VisitId[], found: readonly Visit[]): EntryFacts {
  const candidates = facts.candidates.map((candidate): Candidate => {
    if (!asked.includes(candidate.visitId)) return candidate;
    return { ...candidate, visit: found.find(({ visitId }) => visitId === candidate.visitId) ?? 'gone' };
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
  if (written.ok) return { outcome: state, visit: written.visit };
  return written.visit
    ? afterWalkIn({ visits }, site, scan, written.visit)
    : { outcome: 'no_match', reason: 'not_expected' };
}

/** This code has made a walk-in: what became of it? One that was approved meanwhile is checked in now. */
async function afterWalkIn(
  { visits }: Pick<EntryDeps, 'visits'>,
  site: Site,
  scan: VerifiedScan,
  visit: Visit,
): Promise<ScanOutcome> {
  if (visit.state !== 'expected') return outcomeOf(visit, scan);
  const change: Change = await visits.change(site, visit.visitId, 'checkIn', checkInDetails(site, scan));
  if (change.ok) return { outcome: 'checked_in', visit: change.visit };
  return outcomeOf(change.visit ?? visit, scan);
}

const outcomeOf = (visit: Visit, scan: VerifiedScan): ScanOutcome =>
  usedBy(visit, scan) ?? settledBy(visit) ?? { outcome: 'no_match', reason: 'not_expected' };
