import type { Site } from '../registry/firm.ts';
import { nearness } from '../person-keys/nearness.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import { mayComeAgain } from '../visits/re-entry.ts';
import type { VisitTable } from '../visits/visit-table.ts';
import type { VisitDeps } from './visit-deps.ts';
import { openAt } from '../visits/visit-window.ts';
import type { Visit } from '../visits/visit.ts';
import type { Visitor } from '../person-keys/person.ts';

/** As many as a guard can look through. */
const mostShown = 10;

/**
 * The visits that may already be this visitor's: expected now, waiting, or inside, under the same or a near name. The
 * visitor becomes a walk-in only where the guard says that it is none of these.
 */
export async function openVisitsLike(
  {
    visits,
    clock,
  }: Pick<VisitDeps, 'clock'> & {
    readonly visits: Pick<VisitTable, 'get' | 'findByName' | 'findNear' | 'findPresent'>;
  },
  keys: PersonKeys,
  site: Site,
  visitor: Visitor,
): Promise<readonly Visit[]> {
  const nameKeys = [...new Set(keys.askedIdentitiesOf(visitor).map(({ nameKey }) => nameKey))];
  const person = keys.partsOf(visitor);
  const [byName, near, inside] = await Promise.all([
    visits.findByName(site, nameKeys),
    visits.findNear(site, [...person.partKeys, ...(person.prefixKey ? [person.prefixKey] : [])]),
    visits.findPresent(site, 'ON', nameKeys),
  ]);
  const isOpen = openAt(site, clock());
  const pointers = [...byName.pointers, ...near.pointers.filter((pointer) => nearness(pointer, person))];
  const ids = new Set([
    ...pointers.map(({ visitId }) => visitId),
    ...inside.map(({ visit }) => visit.visitId),
  ]);
  const read = await Promise.all([...ids].map((visitId) => visits.get(site, visitId)));
  return read
    .flatMap((visit) => {
      if (!visit || !nearness(keys.partsOf(visit.visitor), person)) return [];
      const comes = visit.state === 'expected' || visit.state === 'pending_approval' || mayComeAgain(visit);
      return visit.state === 'checked_in' || (comes && isOpen(visit)) ? [visit] : [];
    })
    .slice(0, mostShown);
}
