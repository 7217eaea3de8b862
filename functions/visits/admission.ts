import type { BarredId, PersonKey } from '../kernel/brands.ts';
import { barNearness, type PersonParts } from '../person-keys/nearness.ts';
import type { NameIdentity } from '../person-keys/person-keys.ts';
import type { BarredPerson, NearBar } from './pointer.ts';

/** Somebody who wants to come in, as the visit and the code together say who they are. */
export interface PersonAtDoor {
  /** Every name under which the bars were read, with the identity-card prefix where either side knows it. */
  readonly identities: readonly NameIdentity[];
  /** For bars that are near without being equal. Empty where they were not read. */
  readonly parts: readonly PersonParts[];
  /** The bars that a supervisor looked at before letting this visit go on. */
  readonly cleared?: readonly BarredId[] | undefined;
}

/** What was read of the bars that may concern a person. */
export interface BarsRead {
  readonly barred: readonly BarredPerson[];
  readonly near: readonly NearBar[];
}

/** What the door says: come in; not at all; only after a supervisor has looked at these bars. */
export type DoorAnswer =
  | { readonly door: 'open'; readonly admission: Admission }
  | { readonly door: 'barred' }
  | { readonly door: 'ask_supervisor'; readonly bars: readonly BarredId[] };

/**
 * Proof that the bars were asked about the person who comes in. Every write that puts a visitor on site takes one, and
 * {@link Admission.decide} alone makes one: a way in that does not ask does not compile.
 */
export class Admission {
  readonly #barsWereAsked = true;

  private constructor() {
    // Only the door makes one.
  }

  /** True of what the door made, and of nothing that looks like it. */
  static isOne(value: unknown): value is Admission {
    return typeof value === 'object' && value !== null && #barsWereAsked in value && value.#barsWereAsked;
  }

  /** The door: a bar of this person denies; a bar that is near asks for a supervisor, unless one has cleared it. */
  static decide({ barred, near }: BarsRead, person: PersonAtDoor): DoorAnswer {
    const found = barred.map((bar) => ({ bar, is: compare(bar, person.identities) }));
    if (found.some(({ is }) => is === 'same')) return { door: 'barred' };
    const bars = [
      ...found.flatMap(({ bar, is }) => (is === 'near' ? [bar.barredId] : [])),
      ...near.flatMap(({ barredId, ...bar }) =>
        person.parts.some((parts) => barNearness(bar, parts)) ? [barredId] : [],
      ),
    ].filter((barredId) => !person.cleared?.includes(barredId));
    return bars.length > 0
      ? { door: 'ask_supervisor', bars: [...new Set(bars)] }
      : { door: 'open', admission: new Admission() };
  }
}

/**
 * The same: the bar is of everybody with this name, or has the same prefix. Near: the same name, where the bar knows a
 * prefix and the person shows none.
 */
function compare(bar: BarredPerson, identities: readonly NameIdentity[]): 'same' | 'near' | undefined {
  const namesakes = identities.filter(({ nameKey }) => nameKey === bar.nameKey);
  if (namesakes.length === 0) return undefined;
  if (bar.strongKey === undefined) return 'same';
  if (namesakes.some(({ strongKey }) => strongKey === bar.strongKey)) return 'same';
  return namesakes.every(({ strongKey }) => strongKey === undefined) ? 'near' : undefined;
}

/** The prefixes under which near bars are read. */
export const prefixKeysOf = (people: readonly PersonParts[]): readonly PersonKey[] => [
  ...new Set(people.flatMap(({ prefixKey }) => prefixKey ?? [])),
];
