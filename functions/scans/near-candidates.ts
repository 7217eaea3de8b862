import type { VisitId } from '../kernel/brands.ts';
import { nearness, type Nearness, type PersonParts } from '../person-keys/nearness.ts';
import type { NearPointer } from '../visits/pointer.ts';
import { mayComeAgain } from '../visits/re-entry.ts';
import type { VisitWindow } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';

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
 * The visits to show to the guard at the way in: those still to come, and, with the same prefix, those already inside, so
 * that the guard does not record the person twice.
 */
export const nearAtEntry = <Near extends NearVisit>(
  near: readonly Near[],
  isOpen: (window: VisitWindow) => boolean,
): readonly Near[] =>
  near.filter(
    ({ visit, nearness: is }) =>
      (is === 'same_prefix' && visit.state === 'checked_in') || (isAhead(visit) && isOpen(visit)),
  );

/** What has to be known of a visit and how near it is; a scanner without a network knows no more. */
interface NearVisit {
  readonly visit: Pick<Visit, 'state' | 'allowsReEntry' | 'passages'> & VisitWindow;
  readonly nearness: Nearness;
}

const isAhead = (visit: NearVisit['visit']): boolean =>
  visit.state === 'expected' || visit.state === 'pending_approval' || mayComeAgain(visit);
