import type { BarredId } from '../kernel/brands.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { Visitor } from '../person-keys/person.ts';

/** The person at the door, by the visit, by the code, or by both. */
export interface AtDoor {
  readonly visit?: {
    readonly visitor: Visitor;
    readonly clearance?: { readonly bars: readonly BarredId[] };
  };
  readonly code?: Visitor;
}

/** The names of both sides. A prefix that only one side has counts for the other too. */
export function peopleOf({ visit, code }: AtDoor): readonly Visitor[] {
  const sides = [visit?.visitor, code].filter((side) => side !== undefined);
  const known = sides.find(({ idPrefix }) => idPrefix !== undefined)?.idPrefix;
  return sides.map((side) =>
    side.idPrefix !== undefined || known === undefined ? side : { ...side, idPrefix: known },
  );
}

/** Each identity once. */
export const distinct = (identities: readonly NameIdentity[]): readonly NameIdentity[] => [
  ...new Map(identities.map((one) => [`${one.nameKey} ${one.strongKey ?? ''}`, one])).values(),
];
