import type { Table } from '../table/table.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Update } from '../table/expression.ts';
import { updateItem } from '../table/write.ts';
import { Admission } from './admission.ts';
import { keptThrough } from './held.ts';
import type { Presence } from './pointer.ts';
import type { Change } from './transition-update.ts';
import type { Undo } from './undo.ts';
import { presenceAttributes, visitKey } from './visit-item.ts';
import { transitions } from './visit-states.ts';
import { changeFrom } from './visit-table.ts';
import type { Visit } from './visit.ts';

/** Given where the visitor is inside again after an undo: the admission, and the place in the index. */
export interface BackInside {
  readonly admission: Admission;
  /** Set where the visit had lost its place on the roll call. */
  readonly presence?: Presence | undefined;
}

/** The write that takes a passage back. A fault of the store is thrown. */
export interface VisitUndoTable {
  /**
   * Takes back the latest passage of the visit, in the version that was read, so that a parallel undo or passage is not
   * overwritten. A visitor who is inside afterwards needs an admission.
   */
  undo(visit: Visit, undo: Undo, inside?: BackInside): Promise<Change>;
}

/** Opens the Visits table. */
export const visitUndoTable = (table: Table, clock: Clock): VisitUndoTable => ({
  undo: async (visit, undo, inside) => {
    const now = clock();
    const update = updateOf(visit, undo, inside, now);
    const key = visitKey(visit, visit.visitId);
    return changeFrom(await updateItem(table, key, update), now);
  },
});

function updateOf(visit: Visit, undo: Undo, inside: BackInside | undefined, now: number): Update {
  const { from, to } = transitions[undo.name];
  if (to === 'checked_in' && !Admission.isOne(inside?.admission))
    throw new Error('an undo that puts a visitor inside again needs an admission');
  const { checkedIn, checkedOut, noticeVersion, undone } = undo;
  const kept = keptThrough(visit.heldUntil, undo.purgeAt);
  const fields = { checkedIn, checkedOut, noticeVersion };
  const standing = Object.entries(fields).filter(([, value]) => value !== undefined);
  const set: Record<string, unknown> = { ...Object.fromEntries(standing), ...kept, state: to };
  const place = inside && placeOf(visit, inside);
  const remove = [
    ...Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [`#${name}`] : [])),
    ...(to === 'checked_in' ? [] : ['#presencePk', '#overstayedAt', '#noticeBefore']),
    ...(to === 'expected' || to === 'cancelled' ? ['#presenceSk', '#strongKey'] : []),
    ...lastOf('passages', visit.passages),
    ...(undone.method === 'personal_code' ? lastOf('usedCodes', visit.usedCodes) : []),
  ];
  const assigned = [
    ...Object.keys(set).map((name) => `#${name} = :${name}`),
    ...Object.keys(place ?? {}).map((name) =>
      name === 'presencePk' ? `#${name} = :${name}` : `#${name} = if_not_exists(#${name}, :${name})`,
    ),
    '#undone = list_append(if_not_exists(#undone, :none), :undone)',
    ...(undone.scanId ? ['#undoneScans = list_append(if_not_exists(#undoneScans, :none), :scans)'] : []),
    '#version = #version + :one',
  ];
  const update = `SET ${assigned.join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`;
  const condition = '#state = :from AND #version = :version AND #purgeAt > :now';
  return {
    update,
    condition,
    values: {
      ...set,
      ...place,
      none: [],
      undone: [undone],
      ...(undone.scanId ? { scans: [undone.scanId] } : {}),
      one: 1,
      from: from[0],
      version: visit.version,
      now,
    },
  };
}

/** The place on the roll call: the old one, where the visit still has it. */
const placeOf = (visit: Visit, { presence }: BackInside): Readonly<Record<string, string>> =>
  presence ? presenceAttributes(visit, visit.visitId, presence) : {};

/** The expression that removes the last line of a list, or the whole list where it has one line. */
const lastOf = (name: 'passages' | 'usedCodes', list: readonly string[] | undefined): readonly string[] =>
  list === undefined || list.length === 0
    ? []
    : [list.length === 1 ? `#${name}` : `#${name}[${String(list.length - 1)}]`];
