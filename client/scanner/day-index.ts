import type { LocalDay, PersonKey, VisitId } from '../../functions/kernel/brands.ts';
import { personParts, type PackBucket, type PackEntry } from '../../functions/offline/pack-format.ts';
import type { NamePointer, NearPointer } from '../../functions/visits/pointer.ts';

/** The entries of one day, found by the hashes of names and of their parts. */
export interface DayIndex {
  readonly byName: ReadonlyMap<PersonKey, readonly PackEntry[]>;
  /** By each part of a name, and by the identity-card prefix. */
  readonly byPart: ReadonlyMap<PersonKey, readonly PackEntry[]>;
}

/** Indexes the entries of each day. */
export function indexDays(buckets: readonly PackBucket[]): ReadonlyMap<LocalDay, DayIndex> {
  const days = new Map<LocalDay, { byName: Groups; byPart: Groups }>();
  for (const { entries } of buckets)
    for (const entry of entries) {
      const index = days.get(entry.day) ?? { byName: noGroups(), byPart: noGroups() };
      days.set(entry.day, index);
      for (const { key } of entry.names) add(index.byName, key, entry);
      for (const part of entry.parts.all) add(index.byPart, part, entry);
      if (entry.parts.prefix !== undefined) add(index.byPart, entry.parts.prefix, entry);
    }
  return days;
}

type Groups = Map<PersonKey, PackEntry[]>;
const noGroups = (): Groups => new Map();

function add(groups: Groups, key: PersonKey, entry: PackEntry): void {
  const group = groups.get(key);
  if (!group) groups.set(key, [entry]);
  // A name can have the same part twice.
  else if (group.at(-1) !== entry) group.push(entry);
}

/** The entries that any of these hashes leads to, each once. */
export const entriesUnder = (
  index: ReadonlyMap<PersonKey, readonly PackEntry[]> | undefined,
  keys: readonly PersonKey[],
): readonly PackEntry[] => [...new Set(keys.flatMap((key) => index?.get(key) ?? []))];

/** The visit's own id is sealed, so the entry's stands for it. */
const idOf = ({ id }: PackEntry) => id as VisitId;

/** What a scan finds under a name. */
export const namePointers = (entry: PackEntry): readonly NamePointer[] =>
  entry.names.map(({ key, strong }) => ({
    visitId: idOf(entry),
    nameKey: key,
    ...(strong === undefined ? {} : { strongKey: strong }),
    expectedFrom: entry.from,
    expectedUntil: entry.until,
  }));

/** What is compared where no name is the same. */
export const nearPointer = (entry: PackEntry): NearPointer => ({
  visitId: idOf(entry),
  expectedFrom: entry.from,
  expectedUntil: entry.until,
  ...personParts(
    entry.parts,
    entry.names.map(({ key }) => key),
  ),
});
