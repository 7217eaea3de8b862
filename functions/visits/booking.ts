import type { PersonParts } from '../person-keys/nearness.ts';
import type { NamePointer } from './pointer.ts';
import type { DayEntry } from './usable-days.ts';
import type { Visit } from './visit.ts';

/** A visit and the pointers that lead to it. */
export interface Booking {
  readonly visit: Visit;
  readonly pointers: readonly NamePointer[];
  /** For those who come under a name that is near: given where the visit is made or its visitor or window changes. */
  readonly parts?: PersonParts;
  /** The further days in whose lists it stands. */
  readonly days?: readonly DayEntry[];
}

/** A visit as it was read, and as it is to be. */
export interface Move {
  readonly before: Booking;
  readonly after: Booking;
}
