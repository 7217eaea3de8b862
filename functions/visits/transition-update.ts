import { defined } from '../kernel/defined.ts';
import type { BarredId, EpochSeconds, VisitId } from '../kernel/brands.ts';
import type { Condition, Update } from '../table/expression.ts';
import { Admission } from './admission.ts';
import type { Presence } from './pointer.ts';
import { presenceAttributes, presencePartition, type SiteRef } from './visit-item.ts';
import { codeMark, mostPassages, passageLine } from './re-entry.ts';
import { amendments, transitions, type Transition, type TransitionName } from './visit-states.ts';
import type { Clearance, Passage, Visit } from './visit.ts';

/**
 * The outcome of a conditional write: the visit afterwards, or, where it was refused, the current visit (absent where it no
 * longer exists).
 */
export type Change =
  { readonly ok: true; readonly visit: Visit } | { readonly ok: false; readonly visit?: Visit };

/** The fields that a transition sets besides the state. */
export interface ChangeDetails {
  readonly checkedIn?: Passage;
  readonly checkedOut?: Passage;
  readonly noticeVersion?: string;
  /** Puts the visit on the roll call. */
  readonly presence?: Presence;
  readonly purgeAt?: EpochSeconds;
  /** The purge without the hold, where a hold keeps the visit until `purgeAt`. */
  readonly normalPurgeAt?: EpochSeconds;
  /** Set after a right PIN: the count of tries starts again. */
  readonly pinAttempts?: 0;
  /** Set for a visit that allows re-entry: the passage is appended, and checking in is also possible from `checked_out`. */
  readonly allowsReEntry?: true;
  /** Set where the visit has to wait for a supervisor: the near bars. */
  readonly nearBars?: readonly BarredId[];
  /** Set by an approval: the decision about the near bars. */
  readonly clearance?: Clearance;
  /** Set where the visitor made the change themselves. */
  readonly visitorChanges?: Visit['visitorChanges'];
  /** Refuses the write unless the visit has this version. */
  readonly ifVersion?: number;
}

/** The transitions that put a visitor on site. */
type ComesIn = 'checkIn' | 'checkInAgain' | 'recordCheckIn';

/** The details of a transition. A check-in needs an admission. */
export type DetailsOf<Name extends TransitionName> = Name extends ComesIn
  ? ChangeDetails & { readonly admission: Admission }
  : ChangeDetails;

/** The same as an argument, which is optional where no detail is needed. */
export type DetailsArgument<Name extends TransitionName> = Name extends ComesIn
  ? [DetailsOf<Name>]
  : [DetailsOf<Name>?];

/** The update of one transition. Its condition is the row of the state machine, and that the visit has not been purged. */
export function changeOf(
  site: SiteRef,
  visitId: VisitId,
  name: TransitionName,
  details: ChangeDetails & { readonly admission?: Admission },
  now: EpochSeconds,
): Update & Condition {
  const { presence, ifVersion, allowsReEntry, admission, ...fields } = details;
  if (transitions[name].to === 'checked_in' && !Admission.isOne(admission))
    throw new Error('a check-in needs an admission');
  const goesOut = name === 'checkOut';
  const scanId = (goesOut ? fields.checkedOut : fields.checkedIn)?.scanId;
  const again = allowsReEntry ? reEntryParts(goesOut, fields) : undefined;
  const alsoFrom = allowsReEntry ? againNames[name] : undefined;
  const set: Record<string, unknown> = {
    ...fields,
    ...again?.set,
    ...(presence ? presenceAttributes(site, visitId, presence) : {}),
    ...(goesOut && !again ? { presencePk: presencePartition(site, 'LEFT') } : {}),
    ...(name === 'askSupervisor' ? { askedAt: now } : {}),
    state: transitions[name].to,
  };
  const states = stateCondition(alsoFrom ? [name, alsoFrom] : [name]);
  const condition = [
    states.condition,
    '#purgeAt > :now',
    ...(fields.purgeAt === undefined ? [] : [keepsHold(fields)]),
    ...(again?.conditions ?? []),
    ...(scanId === undefined ? [] : isAnotherScan),
    ...(ifVersion === undefined ? [] : ['#version = :version']),
  ].join(' AND ');
  const assigned = [
    ...Object.keys(set).map((field) => `#${field} = :${field}`),
    ...(again?.appended ?? []),
    ...(fields.checkedIn && fields.noticeVersion !== undefined ? [noticeBefore] : []),
    '#version = #version + :one',
  ];
  const update = `SET ${assigned.join(', ')}${again ? ` REMOVE ${again.removed}` : ''}`;
  return {
    update,
    condition,
    values: {
      one: 1,
      now,
      ...states.values,
      ...set,
      ...again?.values,
      ...defined({ scanId }),
      ...(assigned.includes(noticeBefore) ? { nothing: '' } : {}),
      ...defined({ version: ifVersion }),
    },
  };
}

/** A write that moves the purge knows the hold on the visit, and does not shorten it. */
export const keepsHold = ({
  normalPurgeAt,
}: {
  readonly normalPurgeAt?: EpochSeconds | undefined;
}): string =>
  normalPurgeAt === undefined
    ? '(attribute_not_exists(#heldUntil) OR #heldUntil < :purgeAt)'
    : '#heldUntil = :purgeAt';

/** A scan makes at most one passage, and an undone scan makes none again. */
const isAnotherScan = [
  'NOT contains(#undoneScans, :scanId)',
  'NOT #checkedIn.#scanId = :scanId',
  'NOT #checkedOut.#scanId = :scanId',
];

/** The value that an undo restores; empty where there was none. */
const noticeBefore = '#noticeBefore = if_not_exists(#noticeVersion, :nothing)';

/** The row for a visitor who comes in again, beside the row for the first time. */
const againNames: Partial<Record<TransitionName, TransitionName>> = {
  checkIn: 'checkInAgain',
  askSupervisor: 'askSupervisorAgain',
};

/** The condition that the visit is in a state from which one of these transitions begins. */
function stateCondition(names: readonly TransitionName[]) {
  const values: Record<string, unknown> = {};
  const clauses = names.map((name) => {
    const { from, ifAllowsReEntry }: Transition = transitions[name];
    const placeholders = from.map((state) => {
      values[`from_${state}`] = state;
      return `:from_${state}`;
    });
    const clause = `#state IN (${placeholders.join(', ')})`;
    if (!ifAllowsReEntry) return clause;
    values['true'] = true;
    values['mostPassages'] = mostPassages;
    return `${clause} AND #allowsReEntry = :true AND size(#passages) < :mostPassages`;
  });
  return { values, condition: clauses.length > 1 ? `(${clauses.join(' OR ')})` : clauses.join('') };
}

/**
 * The extra update for a visit that allows re-entry: the passage joins the list, its code cannot make another one, and a
 * check-in clears the check-out before it. A check-out removes the visit from the index, so that the next check-in costs as
 * little as the first.
 */
function reEntryParts(goesOut: boolean, { checkedIn, checkedOut }: ChangeDetails) {
  const direction = goesOut ? 'out' : 'in';
  const passage = goesOut ? checkedOut : checkedIn;
  if (!passage) return undefined;
  const { codeDigest, ...kept } = passage;
  const mark = codeDigest && codeMark(direction, codeDigest);
  const exit = codeDigest && !goesOut ? codeMark('out', codeDigest) : undefined;
  return {
    set: { [goesOut ? 'checkedOut' : 'checkedIn']: kept },
    appended: ['passages', ...(mark ? ['usedCodes'] : [])].map(
      (list) => `#${list} = list_append(if_not_exists(#${list}, :none), :${list})`,
    ),
    removed: goesOut ? '#presencePk' : '#checkedOut',
    conditions: [
      ...(mark ? ['NOT contains(#usedCodes, :mark)'] : []),
      ...(exit ? ['NOT contains(#usedCodes, :exit)'] : []),
    ],
    values: {
      none: [],
      passages: [passageLine(direction, passage)],
      ...(mark ? { usedCodes: [mark], mark } : {}),
      ...(exit ? { exit } : {}),
    },
  };
}

/** The condition of an edit: the visit still has the version that was read, in a state that allows an edit. */
export function mayReplace(before: Visit, now: EpochSeconds): Condition {
  const states = amendments.edit.in;
  return {
    condition: `#state IN (${states.map((_, index) => `:in${String(index)}`).join(', ')}) AND #purgeAt > :now AND #version = :version`,
    values: {
      ...Object.fromEntries(states.map((state, index) => [`in${String(index)}`, state])),
      now,
      version: before.version,
    },
  };
}
