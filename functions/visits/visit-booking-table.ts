import type { Clock } from '../kernel/clock.ts';
import { putBatch } from '../table/batch.ts';
import { isNew } from '../table/expression.ts';
import { StoreBusy } from '../table/store-busy.ts';
import type { Key, Table } from '../table/table.ts';
import { transact, type Action, type Transacted } from '../table/transact.ts';
import { updateItem } from '../table/write.ts';
import type { Booking, Move } from './booking.ts';
import { hintItems } from './hint-items.ts';
import type { NamePointer } from './pointer.ts';
import { changeOf, mayReplace, type Change, type ChangeDetails } from './transition-update.ts';
import { pointerItem, pointerKey, visitFrom, visitItem, visitKey } from './visit-item.ts';
import { visitPages, type VisitPages } from './visit-pages-table.ts';
import { transitions } from './visit-states.ts';
import type { Visit } from './visit.ts';

/** The writes of the Visits table that change a visit together with its pointers. */
export interface VisitBookingTable extends VisitPages {
  /** Writes a new visit and its pointers, all or nothing. Answers the new visit, or the existing one with this id. */
  create(visit: Visit, pointers: readonly NamePointer[]): Promise<Visit>;
  /** The same for a visitor and the companions, the visitor first. */
  createAll(bookings: readonly [Booking, ...Booking[]]): Promise<Visit>;
  /** Writes the hints of visits again, for a try after one that died in the middle. */
  lead(bookings: readonly Booking[]): Promise<void>;
  /** Cancels a visit and its companions' and removes their pointers, all or nothing. */
  readonly cancel: ChangeTogether;
  /** Approves a visit and its companions' and writes their pointers, all or nothing. */
  readonly approve: ChangeTogether;
  /** Refuses a visit and its companions', all or nothing. Pointers stay: at the gate the visitor is denied. */
  readonly refuse: ChangeTogether;
  /** Marks a visit as a no-show and removes its pointers, all or nothing. */
  readonly noShow: ChangeTogether;
  /**
   * Replaces a visit in the version that was read, with its pointers, its place in the day's list and its companions'
   * visits, all or nothing. Refused where the state machine does not allow it for one of them, or a version has changed.
   * The answer is the first visit.
   */
  edit(move: Move, companions?: readonly Move[]): Promise<Change>;
  /** Marks existing pointers: a bar is near their visit. */
  warn(booking: Booking): Promise<void>;
}

/** `asked` concerns the lead only. Refused where one of the visits does not allow it. The answer is the lead's visit. */
type ChangeTogether = (
  lead: Booking,
  asked: Pick<ChangeDetails, 'ifVersion' | 'visitorChanges'>,
  companions?: readonly Booking[],
) => Promise<Change>;

/** Opens the Visits table. */
export function visitBookingTable(table: Table, clock: Clock): VisitBookingTable {
  return {
    ...visitPages(table, clock),
    ...creations(table, clock),
    ...changesTogether(table, clock),
    lead: (bookings) => putHints(table, bookings),
    edit: async (move, companions = []) => {
      const moves = [move, ...companions];
      await putBatch(table, moves.flatMap(newHints));
      const replaced = moves.map(({ before, after }) => ({
        put: visitItem(after.visit),
        if: mayReplace(before.visit, clock()),
      }));
      const made = await transact(table, [...replaced, ...moves.flatMap(pointerMoves)]);
      if (!made.ok) return refusedBy(made, clock, move.before.visit);
      await putHints(
        table,
        moves.map(({ after }) => after),
      );
      return { ok: true, visit: move.after.visit };
    },
    warn: async ({ visit, pointers }) => {
      const asksBars = {
        update: 'SET asksBars = :true',
        condition: 'attribute_exists(pk)',
        values: { true: true },
      };
      await Promise.all(
        pointers.map(({ nameKey }) => updateItem(table, pointerKey(visit, nameKey), asksBars)),
      );
    },
  };
}

const putHints = (table: Table, bookings: readonly Booking[]) => putBatch(table, bookings.flatMap(hintItems));

/** The writes that make visits. */
function creations(table: Table, clock: Clock): Pick<VisitBookingTable, 'create' | 'createAll'> {
  const createAll: VisitBookingTable['createAll'] = async (bookings) => {
    const [{ visit: first }] = bookings;
    if (bookings.some(({ visit }) => visit.state === 'checked_in'))
      throw new Error('a booking cannot be checked in: that needs an admission');
    const made = await transact(table, bookings.flatMap(creation));
    if (!made.ok) {
      const standing = refusedBy(made, clock).visit;
      if (!standing) throw new StoreBusy('a visit that is past its time is still in the way');
      return standing;
    }
    await putHints(table, bookings);
    return first;
  };
  return { create: (visit, pointers) => createAll([{ visit, pointers }]), createAll };
}

/** The transitions that a visit makes together with its companions' visits and their pointers. */
function changesTogether(table: Table, clock: Clock): Pick<VisitBookingTable, TogetherName> {
  const changeWith =
    (name: TogetherName, pointerAction?: PointerAction): ChangeTogether =>
    async (first, asked, companions = []) => {
      const actions = changeActions(name, first, asked, companions, pointerAction, clock);
      const made = await transact(table, actions);
      if (!made.ok) return refusedBy(made, clock, first.visit);
      const { to: state } = transitions[name];
      const { visitorChanges } = asked;
      const changed = { ...first.visit, state, ...(visitorChanges ? { visitorChanges } : {}) };
      return { ok: true, visit: { ...changed, version: first.visit.version + 1 } };
    };
  return {
    cancel: changeWith('cancel', removePointer),
    noShow: changeWith('noShow', removePointer),
    approve: changeWith('approve', putPointer),
    refuse: changeWith('refuse'),
  };
}

type TogetherName = 'cancel' | 'approve' | 'refuse' | 'noShow';
type PointerAction = (visit: Visit, pointer: NamePointer) => Action;

const putPointer: PointerAction = (visit, pointer) => ({ put: pointerItem(visit, pointer) });
const removePointer: PointerAction = (visit, { nameKey }) => ({ remove: pointerKey(visit, nameKey) });

/** A new visit with its pointers. */
const creation = ({ visit, pointers }: Booking): readonly Action[] => [
  { put: visitItem(visit), if: isNew },
  ...pointers.map((pointer) => putPointer(visit, pointer)),
];

/** The actions of one transition of a visit and its companions, and of their pointers. */
function changeActions(
  name: TogetherName,
  first: Booking,
  asked: Pick<ChangeDetails, 'ifVersion' | 'visitorChanges'>,
  companions: readonly Booking[],
  pointerAction: PointerAction | undefined,
  clock: Clock,
): readonly Action[] {
  const update = (visit: Visit, details: ChangeDetails): Action => {
    const { clearance } = visit;
    const decided = name === 'approve' && clearance ? { clearance } : {};
    const by = changeOf(visit, visit.visitId, name, { ...details, ...decided }, clock());
    return { update: visitKey(visit, visit.visitId), by };
  };
  return [
    update(first.visit, asked),
    ...companions.map(({ visit }) => update(visit, { ifVersion: visit.version })),
    ...(pointerAction
      ? [first, ...companions].flatMap(({ visit, pointers }) =>
          pointers.map((pointer) => pointerAction(visit, pointer)),
        )
      : []),
  ];
}

/** The actions that move the pointers of an edited visit. */
function pointerMoves({ before, after }: Move): readonly Action[] {
  const places = ({ visit, pointers }: Booking) => pointers.map(({ nameKey }) => pointerKey(visit, nameKey));
  const kept = new Set(places(after).map(placeOf));
  const left = places(before).filter((key) => !kept.has(placeOf(key)));
  return [
    ...left.map((remove) => ({ remove })),
    ...after.pointers.map((pointer) => putPointer(after.visit, pointer)),
  ];
}

/** The hints that an edit adds. They are written first, so that a crash loses none. */
function newHints({ before, after }: Move) {
  const standing = new Set(hintItems(before).map(placeOf));
  return hintItems(after).filter((item) => !standing.has(placeOf(item)));
}

const placeOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** The answer to a refused transaction: the current first visit, or `read` where another action was refused. */
function refusedBy(
  { refused, standing }: Extract<Transacted, { ok: false }>,
  clock: Clock,
  read?: Visit,
): Change {
  const visit = refused[0] ? visitFrom(standing[0], clock()) : read;
  return visit ? { ok: false, visit } : { ok: false };
}
