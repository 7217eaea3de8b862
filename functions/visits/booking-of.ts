import type { Site } from '../registry/firm.ts';
import { askAtDoor, type DoorDeps } from './ask-at-door.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { dayEntriesOf } from './usable-days.ts';
import { pointersTo, type NamePointer } from './pointer.ts';
import type { Booking } from './booking.ts';
import type { Visit } from './visit.ts';

/** A visit with all its pointers: by its names, and by their parts. */
export const bookingOf = (
  keys: PersonKeys,
  visit: Visit,
  pointer: Pick<NamePointer, 'asksBars'> = {},
): Booking => ({
  visit,
  pointers: pointersTo(visit, keys.identitiesOf(visit.visitor), pointer),
  parts: keys.partsOf(visit.visitor),
});

/**
 * The booking of a visit that is made or changed now, with the further days whose lists contain it. If a bar is on the
 * visitor or near, the pointers are marked, so that a scan that finds them reads the visit and all its bars.
 */
export async function bookingAskedFor(
  deps: DoorDeps,
  keys: PersonKeys,
  site: Site,
  visit: Visit,
): Promise<Booking> {
  const { door } = await askAtDoor(deps, keys, visit, { visit });
  const booking = bookingOf(keys, visit, door === 'open' ? {} : { asksBars: true });
  return { ...booking, days: dayEntriesOf(visit, site) };
}
