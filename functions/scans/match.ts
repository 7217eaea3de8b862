import type { EpochSeconds, PersonKey } from '../kernel/brands.ts';
import type { NameIdentity } from '../visits/person-keys.ts';
import type { BarredPerson, NamePointer } from '../visits/pointer.ts';
import type { Candidate, Match } from './scan.ts';

/** Visitors come a little early and late: the window is open this much longer on both sides. */
export const windowToleranceSeconds = 3600;

interface Known {
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
}

/**
 * Do a code and a record speak of one person? Two identity-card prefixes that differ are two people of one name; where
 * either side knows no prefix, the name alone speaks.
 */
export function matchOf(known: Known, identities: readonly NameIdentity[]): Match | undefined {
  const identity = identities.find(({ nameKey }) => nameKey === known.nameKey);
  if (!identity) return undefined;
  if (identity.strongKey === undefined || known.strongKey === undefined) return 'weak';
  return identity.strongKey === known.strongKey ? 'strong' : undefined;
}

/** The visits that pointers lead to, each once with its better match, whose window is open at `now`. */
export function candidatesFrom(
  pointers: readonly NamePointer[],
  identities: readonly NameIdentity[],
  now: EpochSeconds,
  sameDay: (one: EpochSeconds, other: EpochSeconds) => boolean,
): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const pointer of pointers) {
    const match = isOpen(pointer, now, sameDay) ? matchOf(pointer, identities) : undefined;
    if (!match || (match === 'weak' && candidates.has(pointer.visitId))) continue;
    candidates.set(pointer.visitId, { visitId: pointer.visitId, match });
  }
  return [...candidates.values()];
}

/** A visit is open all through its first and last local day, and an hour beyond its window. */
function isOpen(
  { expectedFrom, expectedUntil }: NamePointer,
  now: EpochSeconds,
  sameDay: (one: EpochSeconds, other: EpochSeconds) => boolean,
): boolean {
  const begun = now >= expectedFrom - windowToleranceSeconds || sameDay(now, expectedFrom);
  const ended = now > expectedUntil + windowToleranceSeconds && !sameDay(now, expectedUntil);
  return begun && !ended;
}

/** Exact matches only: a barred name without a prefix bars that name, one with a prefix bars that person. */
export function isBarred(barred: readonly BarredPerson[], identities: readonly NameIdentity[]): boolean {
  return barred.some((person) =>
    identities.some(
      ({ nameKey, strongKey }) =>
        nameKey === person.nameKey && (person.strongKey === undefined || person.strongKey === strongKey),
    ),
  );
}
