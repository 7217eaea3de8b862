import type { Bar } from '../bars/bar.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { askAtDoor } from '../visits/ask-at-door.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { Visit } from '../visits/visit.ts';
import { barsInMemory } from './bars-in-memory.ts';
import type { PackEntry } from './pack-format.ts';

/** What the door says of a visit. */
export type DoorMarks = Pick<PackEntry, 'asksSupervisor' | 'denied'>;

/**
 * Asks the one door about each visit, with the service's own keys: so a bar counts offline for a visitor who is booked,
 * also where the bar has no keys for offline use.
 */
export function doorMarks(
  bars: readonly Bar[],
  keys: PersonKeys,
  site: SiteRef,
): (visit: Visit) => Promise<DoorMarks> {
  if (bars.length === 0) return () => Promise.resolve({});
  const visits = barsInMemory(bars);
  return async (visit) => {
    const { door } = await askAtDoor({ visits }, keys, site, { visit });
    switch (door) {
      case 'open':
        return {};
      case 'ask_supervisor':
        return { asksSupervisor: true };
      case 'barred':
        return { asksSupervisor: true, denied: true };
    }
  };
}
