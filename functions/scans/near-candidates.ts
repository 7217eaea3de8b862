import type { VisitId } from '../kernel/brands.ts';
import { nearness, type Nearness, type PersonParts } from '../person-keys/nearness.ts';
import type { NearPointer } from '../visits/pointer.ts';
import { mayComeAgain } from '../visits/re-entry.ts';
import type { VisitWindow } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';
import type { NearCandidate } from './scan.ts';

/** A visit that is near, by its pointer. */
export interface NearHit {
  readonly visitId: VisitId;
  readonly nearness: Nearness;
}

/** As many as a guard can look through on a phone. */
const mostCandidates = 10;

/** The visits whose names are near and whose window is open: those with the same identity-card prefix first. */
export function nearHits(
  pointers: readonly NearPointer[],
  person: PersonParts,
  isOpen: (window: VisitWindow) => boolean,
): readonly NearHit[] {
  const hits = pointers.flatMap((pointer): NearHit[] => {
    const near = isOpen(pointer) ? nearness(pointer, person) : undefined;
    return near ? [{ visitId: pointer.visitId, nearness: near }] : [];
  });
  return hits.sort((one, other) => rank(one) - rank(other)).slice(0, mostCandidates);
}

const rank = ({ nearness: near }: NearHit): number => (near === 'same_prefix' ? 0 : 1);

/**
 * Those that the guard is asked about: still to come, or, where the prefix is the same, inside already: then the guard
 * sees that this person is not to be recorded a second time. The visit is the truth: its name or window may have changed.
 */
export function nearCandidates(
  visits: readonly Visit[],
  nearnessOf: (visit: Visit) => Nearness | undefined,
  isOpen: (window: VisitWindow) => boolean,
): readonly NearCandidate[] {
  return visits.flatMap((visit) => {
    const near = nearnessOf(visit);
    if (!near) return [];
    const isInside = near === 'same_prefix' && visit.state === 'checked_in';
    return isInside || (isAhead(visit) && isOpen(visit)) ? [{ visit, nearness: near }] : [];
  });
}

const isAhead = (visit: Visit): boolean =>
  visit.state === 'expected' || visit.state === 'pending_approval' || mayComeAgain(visit);
