import type { PersonParts } from '../person-keys/nearness.ts';
import type { NamePointer } from './pointer.ts';
import type { DayEntry } from './usable-days.ts';
import type { Visit } from './visit.ts';

/** A visit and the pointers that lead to it. */
export interface Booking {
  readonly visit: Visit;
  readonly pointers: readonly NamePointer[];
  /** For the pointers of near names. Present where the visit is new, or its visitor or window changes. */
  readonly parts?: PersonParts;
  /** The further days whose lists contain the visit. */
  readonly days?: readonly DayEntry[];
}

/** A visit before and after a change. */
export interface Move {
  readonly before: Booking;
  readonly after: Booking;
}
