import type { BarredId } from '../kernel/brands.ts';
import { Admission, prefixKeysOf, type DoorAnswer } from './admission.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { SiteRef } from './visit-item.ts';
import type { VisitTable } from './visit-table.ts';
import type { Visitor } from '../person-keys/person.ts';

/** What the door reads. */
export interface DoorDeps {
  readonly visits: Pick<VisitTable, 'findByName' | 'findNearBars'>;
}

/** The person at the door, by the visit, by the code, or by both. */
export interface AtDoor {
  readonly visit?: { readonly visitor: Visitor; readonly clearance?: { readonly bars: readonly BarredId[] } };
  readonly code?: Visitor;
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

/** The names of both sides. A prefix that only one side has counts for the other too. */
function peopleOf({ visit, code }: AtDoor): readonly Visitor[] {
  const sides = [visit?.visitor, code].filter((side) => side !== undefined);
  const known = sides.find(({ idPrefix }) => idPrefix !== undefined)?.idPrefix;
  return sides.map((side) =>
    side.idPrefix !== undefined || known === undefined ? side : { ...side, idPrefix: known },
  );
}

function distinct(identities: readonly NameIdentity[]): readonly NameIdentity[] {
  return [...new Map(identities.map((one) => [`${one.nameKey} ${one.strongKey ?? ''}`, one])).values()];
}
