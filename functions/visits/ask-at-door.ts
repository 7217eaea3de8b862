import { Admission, prefixKeysOf, type DoorAnswer } from './admission.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { distinct, peopleOf, type AtDoor } from './people-at-door.ts';
import type { SiteRef } from './visit-item.ts';
import type { VisitTable } from './visit-table.ts';

/** What the door reads. */
export interface DoorDeps {
  readonly visits: Pick<VisitTable, 'findByName' | 'findNearBars'>;
}

/**
 * The one door: reads the bars under every name and prefix that the visit and the code know together, and decides. It is
 * asked at each admission, so that a bar made a moment ago counts.
 */
export async function askAtDoor(
  { visits }: DoorDeps,
  keys: PersonKeys,
  site: SiteRef,
  who: AtDoor,
): Promise<DoorAnswer> {
  const people = peopleOf(who);
  const identities = distinct(people.flatMap((person) => keys.askedIdentitiesOf(person)));
  const parts = people.map((person) => keys.partsOf(person));
  const nameKeys = [...new Set(identities.map(({ nameKey }) => nameKey))];
  const [{ barred }, near] = await Promise.all([
    visits.findByName(site, nameKeys),
    visits.findNearBars(site, prefixKeysOf(parts)),
  ]);
  return Admission.decide({ barred, near }, { identities, parts, cleared: who.visit?.clearance?.bars });
}
