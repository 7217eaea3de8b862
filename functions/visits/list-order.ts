import type { EpochSeconds, VisitId } from '../kernel/brands.ts';
import type { Visit } from './visit.ts';

/** A visit in a list, with its time in that list. */
export interface ListRow {
  readonly at: EpochSeconds;
  readonly visit: Visit;
}

/** A place in a list: the visit that was shown last. It holds no name and no key of a name. */
export interface ListPlace {
  readonly at: EpochSeconds;
  readonly visitId: VisitId;
}

const placeForm = /^(\d{1,12})#([\w-]{22})$/;

/** Reads a place from a cursor; `undefined` where the text is not a place. */
export function listPlace(text: string): ListPlace | undefined {
  const [, at, visitId] = placeForm.exec(text) ?? [];
  return at === undefined || visitId === undefined
    ? undefined
    : { at: Number(at) as EpochSeconds, visitId: visitId as VisitId };
}

/**
 * A page of a list in the order of time, then name, then id. The rows come in the order of time, from the place on; rows of
 * the same time are read together, since no name is in a key. `seen` is the visit at the place as it is now, which may have
 * left the list since. Where it no longer exists, the visits of its time are shown again rather than lost.
 */
export async function orderedPage(
  rows: AsyncIterable<ListRow> | Iterable<ListRow>,
  shows: (visit: Visit) => boolean,
  { limit, seen }: { readonly limit: number; readonly seen?: ListRow | undefined },
): Promise<{ readonly visits: readonly Visit[]; readonly next?: string }> {
  const found: ListRow[] = [];
  let group: ListRow[] = [];
  const close = () => {
    const isToCome = (row: ListRow) => !seen || byTimeAndName(row, seen) > 0;
    found.push(...[...group].sort(byName).filter((row) => isToCome(row) && shows(row.visit)));
    group = [];
  };
  for await (const row of rows) {
    if (group[0] && group[0].at !== row.at) close();
    if (found.length > limit) break;
    group.push(row);
  }
  close();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const visits = page.map(({ visit }) => visit);
  return last && found.length > limit
    ? { visits, next: `${String(last.at)}#${last.visit.visitId}` }
    : { visits };
}

/** By time, name, id: for rows that were read in no order. */
export const byTimeAndName = (one: ListRow, other: ListRow): number =>
  one.at - other.at || byName(one, other);

function byName({ visit: one }: ListRow, { visit: other }: ListRow): number {
  const [name, otherName] = [nameOf(one), nameOf(other)];
  if (name !== otherName) return name < otherName ? -1 : 1;
  return one.visitId < other.visitId ? -1 : Number(one.visitId > other.visitId);
}

/** The English name, else the Chinese one; case does not count. */
const nameOf = ({ visitor: { englishName, chineseName } }: Visit): string =>
  (englishName ?? chineseName ?? '').normalize('NFKC').toUpperCase();
