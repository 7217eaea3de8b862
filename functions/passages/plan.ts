import type { VisitId } from '../kernel/brands.ts';
import type { Booking } from '../visits/booking.ts';
import type { Effect } from './passage-table.ts';
import type { Attention } from './passage.ts';

/** What a passage does, and what a manager has to look at. */
export interface Plan {
  readonly effect: Effect;
  /** The visit that it is about, where one is known. */
  readonly visitId?: VisitId;
  readonly attention?: Attention | undefined;
  /** Of a code that does not count: row of the conformance table. */
  readonly ref?: string | undefined;
  /** A new visit whose hints are written first, so that it is found by a near name. */
  readonly lead?: Booking;
}
