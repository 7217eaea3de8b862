import type { VisitId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import type { DoorAnswer } from '../visits/admission.ts';
import type { PresentVisit, VisitTable } from '../visits/visit-table.ts';
import type { Visit } from '../visits/visit.ts';
import { askForCode } from './at-door.ts';
import { usedElsewhere, walkInOf } from './claim-code.ts';
import { matchOf } from './match.ts';
import { walkInVisit } from './passage.ts';
import type { ScanResult, VerifiedScan } from './scan.ts';
import { checkIn, outcomeOf, readAll } from './steps.ts';
import type { EntryDeps } from './entry-deps.ts';
import { usedBy } from './used-by.ts';

/** What is read before a walk-in is written. */
export interface ReadBefore {
  /** Who is inside under these names; this may be a moment old. */
  readonly present: readonly PresentVisit[];
  /** The walk-ins under the person's ids, in order, as they are now. */
  readonly made: readonly Visit[];
}

/** Reads who is inside, and the walk-ins that this person made today, at the same time. */
export async function readBeforeWalkIn(
  visits: VisitTable,
  site: Site,
  scan: VerifiedScan,
  walkInIds: readonly VisitId[],
): Promise<ReadBefore> {
  const nameKeys = scan.identities.map(({ nameKey }) => nameKey);
  const [present, made] = await Promise.all([
    visits.findPresent(site, 'ON', nameKeys),
    readWalkIns(visits, site, walkInIds),
  ]);
  return { present, made };
}

/** The walk-ins under the first ids, up to the first free one. Most people come once a day. */
export async function readWalkIns(
  visits: VisitTable,
  site: Site,
  [first, ...others]: readonly VisitId[],
): Promise<readonly Visit[]> {
  const made = first === undefined ? [] : await readAll(visits, site, [first]);
  if (made.length === 0) return made;
  const found = await readAll(visits, site, others);
  const free = others.findIndex((id) => !found.some(({ visitId }) => visitId === id));
  return [...made, ...(free < 0 ? found : found.slice(0, free))];
}

/** How to record a walk-in, and what is known already. */
interface WalkInStep {
  readonly state: 'checked_in' | 'pending_approval';
  readonly readBefore?: ReadBefore | undefined;
  readonly askDoor?: () => Promise<DoorAnswer>;
}

/**
 * Records an unannounced visitor, unless they are inside already or this code has made a visit. All codes of one person
 * write to the same next id, on the condition that it is free, so of two scans at once one finds the other's visit.
 */
export async function recordWalkIn(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  walkInIds: readonly VisitId[],
  { state, readBefore, askDoor = () => askForCode(deps, site, scan) }: WalkInStep,
): Promise<ScanResult> {
  const { visits } = deps;
  const { present, made } = readBefore ?? (await readBeforeWalkIn(visits, site, scan, walkInIds));
  const known = insideAlready({ present, made }, scan, walkInIds);
  if (known) return known;
  const standing = made.find(stands);
  if (standing) return goOn(deps, site, scan, standing);

  const answer = await askDoor();
  if (answer.door === 'barred') return { outcome: 'denied' };
  const elsewhere = await usedElsewhere(visits, site, scan);
  if (elsewhere) return elsewhere;
  const [presence] = scan.identities;
  const free = walkInIds.slice(made.length);
  const [next] = free;
  const first = next && (await walkInOf(visits, site, scan, next));
  // A code that makes a walk-in again after an undo is bound to the undone one.
  const isOver = made.some(({ visitId }) => visitId === first);
  for (const walkInId of first === undefined || isOver
    ? free
    : [first, ...free.filter((id) => id !== first)]) {
    const written = await visits.putWalkIn(
      answer.door === 'open' && state === 'checked_in'
        ? { visit: walkInVisit(site, scan, walkInId, state), admission: answer.admission, presence }
        : { visit: waiting(walkInVisit(site, scan, walkInId, 'pending_approval'), answer) },
    );
    if (written.ok) return outcomeOf(written.visit, scan);
    // Another code of this person, or another scan of this code, was faster.
    const there = written.visit;
    if (!there || stands(there) || usedBy(there, scan)) return goOn(deps, site, scan, there);
  }
  return { outcome: 'no_match', reason: 'not_expected' };
}

/** The answer where this code has made a visit or this person is inside. */
export function insideAlready(
  { present, made }: ReadBefore,
  scan: VerifiedScan,
  walkInIds: readonly VisitId[],
): ScanResult | undefined {
  // The walk-in that was read is newer than the index.
  const others = present.filter(({ visit }) => !walkInIds.includes(visit.visitId));
  const [used] = [...made, ...others.map(({ visit }) => visit)].flatMap((visit) => usedBy(visit, scan) ?? []);
  if (used) return used;
  const inside = others.find(
    ({ nameKey, strongKey }) =>
      matchOf({ nameKey, ...(strongKey ? { strongKey } : {}) }, scan.identities) === 'strong',
  );
  return inside && { outcome: 'already_checked_in', visit: inside.visit };
}

/** A visit that is not over. The person gets no other visit beside it. */
const stands = ({ state }: Visit): boolean =>
  state === 'checked_in' || state === 'pending_approval' || state === 'expected';

/** Continues with an earlier walk-in of this person or this code. An approved one is checked in now. */
async function goOn(
  deps: EntryDeps,
  site: Site,
  scan: VerifiedScan,
  visit: Visit | undefined,
): Promise<ScanResult> {
  return visit?.state === 'expected' ? checkIn(deps, site, scan, visit) : outcomeOf(visit, scan);
}

const waiting = <One extends Visit>(visit: One, answer: DoorAnswer): One =>
  answer.door === 'ask_supervisor' ? { ...visit, nearBars: answer.bars } : visit;
