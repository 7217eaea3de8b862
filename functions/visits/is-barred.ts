import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { BarredPerson } from './pointer.ts';

/** Exact matches only: a barred name without a prefix bars that name, one with a prefix bars that person. */
export function isBarred(
  barred: readonly Omit<BarredPerson, 'barredId'>[],
  identities: readonly NameIdentity[],
): boolean {
  return barred.some((person) =>
    identities.some(
      ({ nameKey, strongKey }) =>
        nameKey === person.nameKey && (person.strongKey === undefined || person.strongKey === strongKey),
    ),
  );
}
