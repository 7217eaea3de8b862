import type { FirmId, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Site } from '../firms/firm.ts';
import { nearness } from '../person-keys/nearness.ts';
import type { DoorAnswer } from '../visits/admission.ts';
import { holdForSupervisor } from '../visits/hold-for-supervisor.ts';
import { isBarred } from '../visits/is-barred.ts';
import type { NearBar } from '../visits/pointer.ts';
import type { PersonKeys } from '../visits/person-keys.ts';
import type { Change } from '../visits/visit-change.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import { openAt } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';
import { askForCandidate, askForCode, askOnceRead } from './at-door.ts';
import { decideEntry, settledBy, usedBy, type EntryFacts } from './decide-entry.ts';
import { candidatesFrom, matchOf } from './match.ts';
import { nearCandidates, nearHits } from './near-candidates.ts';
import { checkInDetails, walkInVisit } from './passage.ts';
import type { Candidate, NearCandidate, ScanOutcome, VerifiedScan } from './scan.ts';

export interface EntryDeps {
  readonly visits: VisitTable;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
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
  let nearBars: readonly NearBar[] = [];
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
      case 'look_near': {
        const { near, bars } = await lookNear(deps, site, scan);
        nearBars = bars;
        const [used] = (await readAll(visits, site, near.length > 0 ? [walkInId] : [])).flatMap(
          (visit) => usedBy(visit, scan) ?? [],
        );
        if (used) return used;
        facts = { ...facts, near };
        break;
      }
      case 'check_in': {
        const { candidate } = step;
        const answer = await askForCandidate(deps, site, scan, hits, candidate);
        if (answer.door === 'barred') return { outcome: 'denied' };
        const change = await passDoor(deps, site, scan, candidate, answer);
        facts = learn(facts, [candidate.visitId], [change.visit]);
        break;
      }
      case 'walk_in':
        return recordWalkIn(deps, site, scan, walkInId, step.state, () =>
          askOnceRead(deps, site, scan, { barred: hits.barred, near: nearBars }),
        );
    }
  }
}

/** Who is near whom nobody expects: one Query for each part of the name and the prefix, at the same time. */
async function lookNear(
  { visits, personKeys }: EntryDeps,
  site: Site,
  { disclosure, at }: VerifiedScan,
): Promise<{ readonly near: readonly NearCandidate[]; readonly bars: readonly NearBar[] }> {
  const keyring = await personKeys(site.firmId);
  const person = keyring.partsOf(disclosure);
  const keys = [...person.partKeys, ...(person.prefixKey ? [person.prefixKey] : [])];
  const { pointers, bars } = await visits.findNear(site, keys);
  const hits = nearHits(pointers, person, openAt(site, at));
  const found = await readAll(
    visits,
    site,
    hits.map(({ visitId }) => visitId),
  );
  const nearnessOf = ({ visitor }: Visit) => nearness(keyring.partsOf(visitor), person);
  return { near: nearCandidates(found, nearnessOf, openAt(site, at)), bars };
}

/** Checks in where the door is open, lets the visit wait where a supervisor is needed. */
function passDoor(
  { visits }: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  visit: Pick<Visit, 'visitId' | 'allowsReEntry'>,
  answer: Exclude<DoorAnswer, { door: 'barred' }> | { readonly door: 'gone' },
): Promise<Change> {
  switch (answer.door) {
    case 'gone':
      return Promise.resolve({ ok: false });
    case 'ask_supervisor':
      return holdForSupervisor({ visits }, site, visit, answer.bars);
    case 'open': {
      const details = checkInDetails(site, scan, visit.allowsReEntry);
      return visits.change(site, visit.visitId, 'checkIn', { ...details, admission: answer.admission });
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
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  walkInId: VisitId,
  state: 'checked_in' | 'pending_approval',
  askDoor: () => Promise<DoorAnswer> = () => askForCode(deps, site, scan),
): Promise<ScanOutcome> {
  const { visits } = deps;
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

  const answer = await askDoor();
  if (answer.door === 'barred') return { outcome: 'denied' };
  const [presence] = scan.identities;
  const written = await visits.putWalkIn(
    answer.door === 'open' && state === 'checked_in'
      ? { visit: walkInVisit(site, scan, walkInId, state), admission: answer.admission, presence }
      : { visit: waiting(walkInVisit(site, scan, walkInId, 'pending_approval'), answer) },
  );
  // This code may have made a walk-in before. One that was approved meanwhile is checked in now.
  return written.visit?.state === 'expected'
    ? checkIn(deps, site, scan, written.visit)
    : outcomeOf(written.visit, scan);
}

const waiting = <One extends Visit>(visit: One, answer: DoorAnswer): One =>
  answer.door === 'ask_supervisor' ? { ...visit, nearBars: answer.bars } : visit;

/** Checks in the visit that this scan is about, past the door; where something else stands there, that is the answer. */
export async function checkIn(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  visit: Visit,
): Promise<ScanOutcome> {
  const answer = await askForCode(deps, site, scan, visit);
  if (answer.door === 'barred') return { outcome: 'denied' };
  return outcomeOf((await passDoor(deps, site, scan, visit, answer)).visit, scan);
}

/** What a visit, as a write left it or found it, says of this scan. */
const outcomeOf = (visit: Visit | undefined, scan: VerifiedScan): ScanOutcome =>
  (visit && (usedBy(visit, scan) ?? settledBy(visit))) ?? { outcome: 'no_match', reason: 'not_expected' };
