import { barNearness } from '../person-keys/nearness.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import type { VisitBookingTable } from '../visits/visit-booking-table.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { Bar } from './bar.ts';
import { bookingOf } from '../visits/booking-of.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { SiteRef } from '../visits/visit-item.ts';

/** Finds visits and marks them. */
export interface WarnDeps {
  readonly visits: Pick<VisitTable, 'get' | 'findByName' | 'findNear' | 'findNearBars'>;
  readonly bookings: Pick<VisitBookingTable, 'warn'>;
}

/**
 * Marks the visits of a site that a new bar may concern but that the Query of a scan would not find: visits under another
 * name of the person, and visits with a near name. From then on a scan reads the visit and all of its bars.
 */
export async function warnVisits(
  deps: WarnDeps,
  keys: PersonKeys,
  site: SiteRef,
  { identities, parts }: Pick<Bar, 'identities' | 'parts'>,
): Promise<void> {
  const { visits, bookings } = deps;
  const [{ pointers }, near] = await Promise.all([
    visits.findByName(
      site,
      identities.map(({ nameKey }) => nameKey),
    ),
    visits.findNear(site, parts?.prefixKey ? [parts.prefixKey] : []),
  ]);
  const found = [...pointers, ...near.pointers.filter((pointer) => parts && barNearness(parts, pointer))];
  for (const visitId of new Set(found.map((pointer) => pointer.visitId))) {
    const visit = await visits.get(site, visitId);
    const answer = visit && (await askAtDoor(deps, keys, site, { visit }));
    if (visit && answer?.door !== 'open') await bookings.warn(bookingOf(keys, visit));
  }
}
