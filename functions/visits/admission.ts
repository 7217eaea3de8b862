import type { BarredId, PersonKey } from '../kernel/brands.ts';
import { barNearness, type PersonParts } from '../person-keys/nearness.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { BarredPerson, NearBar } from './pointer.ts';

/** A person who wants to come in, as the visit and the code together identify them. */
export interface PersonAtDoor {
  /** Every name under which the bars were read, with the identity-card prefix where either side knows it. */
  readonly identities: readonly NameIdentity[];
  /** The keyed parts, for near bars. Empty where they were not read. */
  readonly parts: readonly PersonParts[];
  /** The bars that a supervisor looked at before letting this visit go on. */
  readonly cleared?: readonly BarredId[] | undefined;
}

/** The bars that were read for a person. */
export interface BarsRead {
  readonly barred: readonly BarredPerson[];
  readonly near: readonly NearBar[];
}

/** The decision at the door: admit, refuse, or ask a supervisor about these bars. */
export type DoorAnswer =
  | { readonly door: 'open'; readonly admission: Admission }
  | { readonly door: 'barred' }
  | { readonly door: 'ask_supervisor'; readonly bars: readonly BarredId[] };

/**
 * Proof that the bars were asked about the person who comes in. Every write that puts a visitor on site takes one. {@link
 * Admission.decide} makes one for a visitor who is let in now, {@link Admission.alreadyHappened} for one who was let in
 * before: an admission that does not ask the bars does not compile.
 */
export class Admission {
  readonly #barsWereAsked = true;

  private constructor() {
    // Only `decide` and `alreadyHappened` make one.
  }

  /** True only for an admission that `decide` or `alreadyHappened` made. */
  static isOne(value: unknown): value is Admission {
    return typeof value === 'object' && value !== null && #barsWereAsked in value && value.#barsWereAsked;
  }

  /**
   * Decides about an admission: a bar on this person denies it; a near bar asks for a supervisor, unless a supervisor has
   * cleared it.
   */
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

  /**
   * The admission of a person who came in before the bars could be asked, at a gate without a network. Nobody can undo
   * that, and the roll call has to know it, so it takes every answer of the door: the caller lists one that is not `open`
   * for a manager. Only functions/passages/ may use it (docs/decisions/220; a test names every user).
   */
  static alreadyHappened(asked: DoorAnswer): Admission {
    return asked.door === 'open' ? asked.admission : new Admission();
  }
}

/**
 * `same`: the bar covers everybody with this name, or has the same prefix. `near`: the name is the same, the bar has a
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
