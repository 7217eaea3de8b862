import type { PersonKey, VisitId } from '../kernel/brands.ts';
import { defined } from '../kernel/defined.ts';
import { addDays } from '../kernel/local-time.ts';
import type { PersonKeys } from '../person-keys/person-keys.ts';
import type { SiteRef } from '../visits/visit-item.ts';
import type { VisitPages } from '../visits/visit-pages-table.ts';
import type { Visit } from '../visits/visit.ts';
import type { NewHold } from './api/requests.ts';
import type { HeldPerson } from './hold.ts';

const pageSize = 200;

/**
 * Whom a hold is about. With a prefix only visits with the same name and prefix are meant, without one all of that name:
 * nobody's visit is held because of a namesake who can be told apart.
 */
export function heldPerson(
  keys: PersonKeys,
  { from, to, ...visitor }: NonNullable<NewHold['person']>,
): HeldPerson {
  const identities = keys.askedIdentitiesOf(defined(visitor));
  const isStrong = visitor.idPrefix !== undefined;
  return { keys: keysOf(identities, isStrong), isStrong, fromDay: from, toDay: to };
}

/** The ids of the person's visits that begin on these days at the site, at most one more than `most`. */
export async function visitsOfPerson(
  visits: Pick<VisitPages, 'listDay'>,
  keys: PersonKeys,
  site: SiteRef,
  person: HeldPerson,
  most: number,
): Promise<readonly VisitId[]> {
  const wanted = new Set(person.keys);
  const isMeant = ({ visitor }: Visit) =>
    keysOf(keys.identitiesOf(visitor), person.isStrong).some((key) => wanted.has(key));
  const found: VisitId[] = [];
  for (let day = person.fromDay; day <= person.toDay; day = addDays(day, 1)) {
    for (let after: string | undefined, more = true; more;) {
      const page = await visits.listDay(site, day, { limit: pageSize, ...(after ? { after } : {}) });
      found.push(...page.visits.filter(isMeant).map(({ visitId }) => visitId));
      if (found.length > most) return found.slice(0, most + 1);
      after = page.next;
      more = after !== undefined;
    }
  }
  return found;
}

const keysOf = (
  identities: ReturnType<PersonKeys['identitiesOf']>,
  isStrong: boolean,
): readonly PersonKey[] =>
  identities.flatMap(({ nameKey, strongKey }) => (isStrong ? (strongKey ?? []) : nameKey));
