import { defined } from '../kernel/defined.ts';
import type { PersonKey } from '../kernel/brands.ts';
import type { NameIdentity } from '../person-keys/name-identity.ts';
import type { NamePointer } from '../visits/pointer.ts';
import type { VisitWindow } from '../visits/visit-window.ts';
import type { Candidate, Match } from './scan.ts';

interface Known {
  readonly nameKey: PersonKey;
  readonly strongKey?: PersonKey;
}

/**
 * How surely a code and a record with the same name are one person. Different identity-card prefixes are different people.
 * Where one side has no prefix, only the name counts.
 */
export function matchOf(known: Known, identities: readonly NameIdentity[]): Match | undefined {
  const identity = identities.find(({ nameKey }) => nameKey === known.nameKey);
  if (!identity) return undefined;
  if (identity.strongKey === undefined || known.strongKey === undefined) return 'weak';
  return identity.strongKey === known.strongKey ? 'strong' : undefined;
}

/** The visits that pointers lead to, each once, with its better match, if its window is open. */
export function candidatesFrom(
  pointers: readonly NamePointer[],
  identities: readonly NameIdentity[],
  isOpen: (window: VisitWindow) => boolean,
): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const pointer of pointers) {
    const match = isOpen(pointer) ? matchOf(pointer, identities) : undefined;
    if (!match || (match === 'weak' && candidates.has(pointer.visitId))) continue;
    const { visitId, nameKey, strongKey, allowsReEntry, asksBars } = pointer;
    candidates.set(visitId, {
      visitId,
      match,
      identity: { nameKey, ...defined({ strongKey }) },
      ...(allowsReEntry ? { allowsReEntry } : {}),
      ...(asksBars ? { asksBars } : {}),
    });
  }
  return [...candidates.values()];
}
