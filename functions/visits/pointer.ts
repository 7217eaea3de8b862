import { defined } from '../kernel/defined.ts';
import type { BarredId, EpochSeconds, PersonKey, VisitId } from '../kernel/brands.ts';
import type { PersonParts } from '../person-keys/nearness.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { Visit } from './visit.ts';

/** What a scan finds under a name: only a hint; the visit itself decides. */
export interface NamePointer {
  readonly visitId: VisitId;
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
  /** The visitor may come in again after going out. */
  readonly allowsReEntry?: true;
  /** A bar is near this visit: the visit and its bars are read before it is checked in. */
  readonly asksBars?: true;
}

/** A pointer from a near name: enough to tell how near it is, and where the visit is. */
export interface NearPointer extends PersonParts {
  readonly visitId: VisitId;
  readonly expectedFrom: EpochSeconds;
  readonly expectedUntil: EpochSeconds;
}

/** A person whom the site does not admit, as keys only. Without a strong key it covers everybody with that name. */
export interface BarredPerson {
  readonly barredId: BarredId;
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
}

/** A bar that was found by the prefix of the identity card. */
export interface NearBar extends PersonParts {
  readonly barredId: BarredId;
}

/** The pointers that lead to a visit: one for each name it is known by. */
export function pointersTo(
  visit: Visit,
  identities: readonly NameIdentity[],
  { asksBars }: Pick<NamePointer, 'asksBars'> = {},
): readonly NamePointer[] {
  const { visitId, expectedFrom, expectedUntil, allowsReEntry } = visit;
  return identities.map(({ nameKey, strongKey }) => ({
    visitId,
    nameKey,
    ...defined({ strongKey }),
    expectedFrom,
    expectedUntil,
    ...(allowsReEntry ? { allowsReEntry } : {}),
    ...(asksBars ? { asksBars } : {}),
  }));
}

/** Who is on site, as the roll call's index holds it: the visit and the identity it is found by at the way out. */
export interface Presence {
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
}
