import type { EpochSeconds, PersonKey, VisitId } from '../kernel/brands.ts';
import type { NameIdentity } from './person-keys.ts';
import type { Visit } from './visit.ts';

/** What a scan finds under a name: only a hint, the visit is the truth. */
export interface NamePointer {
  readonly visitId: VisitId;
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
  /** Whoever went out may come in again. */
  readonly allowsReEntry?: true;
}

/** A person whom the site does not admit: by key alone. Without a strong key everybody of that name is meant. */
export interface BarredPerson {
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
}

/** The pointers that lead to a visit: one for each name it is known by. */
export function pointersTo(visit: Visit, identities: readonly NameIdentity[]): readonly NamePointer[] {
  const { visitId, expectedFrom, expectedUntil, allowsReEntry } = visit;
  return identities.map((identity) => ({
    visitId,
    ...identity,
    expectedFrom,
    expectedUntil,
    ...(allowsReEntry ? { allowsReEntry } : {}),
  }));
}

/** Who is on site, as the roll call's index holds it: the visit and the identity it is found by at the way out. */
export interface Presence {
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
}
