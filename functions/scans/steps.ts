import type { FirmId, VisitId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Site } from '../firms/firm.ts';
import type { DoorAnswer } from '../visits/admission.ts';
import { holdForSupervisor } from '../visits/hold-for-supervisor.ts';
import type { PersonKeys } from '../visits/person-keys.ts';
import type { Change } from '../visits/visit-change.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import { askForCode } from './at-door.ts';
import { settledBy, usedBy } from './decide-entry.ts';
import { matchOf } from './match.ts';
import { checkInDetails, walkInVisit } from './passage.ts';
import type { ScanOutcome, VerifiedScan } from './scan.ts';

/** What the ways in need; `personKeys` are a firm's. */
export interface EntryDeps {
  readonly visits: VisitTable;
  readonly personKeys: (firmId: FirmId) => Promise<PersonKeys>;
  readonly clock: Clock;
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

/** Checks in where the door is open, lets the visit wait where a supervisor is needed. */
export function passDoor(
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
