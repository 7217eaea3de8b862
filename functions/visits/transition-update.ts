import { defined } from '../kernel/defined.ts';
import type { BarredId, EpochSeconds, VisitId } from '../kernel/brands.ts';
import type { Condition, Update } from '../table/expression.ts';
import { Admission } from './admission.ts';
import type { Presence } from './pointer.ts';
import { presenceAttributes, presencePartition, type SiteRef } from './visit-item.ts';
import { codeMark, mostPassages, passageLine } from './re-entry.ts';
import { amendments, transitions, type Transition, type TransitionName } from './visit-states.ts';
import type { Clearance, Passage, Visit } from './visit.ts';

/** The outcome of a conditional write: the visit as it is now, or, when refused, as it stands (none: it is gone). */
export type Change =
  { readonly ok: true; readonly visit: Visit } | { readonly ok: false; readonly visit?: Visit };

/** What a transition sets beside the state. */
export interface ChangeDetails {
  readonly checkedIn?: Passage;
  readonly checkedOut?: Passage;
  readonly noticeVersion?: string;
  /** Puts the visit on the roll call. */
  readonly presence?: Presence;
  readonly purgeAt?: EpochSeconds;
  /** Of an invitation PIN that was right: none counted. */
  readonly pinAttempts?: 0;
  /** Of a visit that allows it: the passage joins those before, and checking in is also from `checked_out`. */
  readonly allowsReEntry?: true;
  /** Of a visit that has to wait for a supervisor: because of these bars. */
  readonly nearBars?: readonly BarredId[];
  /** Of an approval: what was decided about them. */
  readonly clearance?: Clearance;
  /** Refuses the write unless the visit has this version. */
  readonly ifVersion?: number;
}

/** What a transition is told: whoever comes in was asked for at the door. */
export type DetailsOf<Name extends TransitionName> = Name extends 'checkIn' | 'checkInAgain'
  ? ChangeDetails & { readonly admission: Admission }
  : ChangeDetails;

/** The same as an argument; it can be left out where nothing has to be told. */
export type DetailsArgument<Name extends TransitionName> = Name extends 'checkIn' | 'checkInAgain'
  ? [DetailsOf<Name>]
  : [DetailsOf<Name>?];

/** The update of one transition: its condition is the state machine's own row, and that the visit has not been purged. */
export function changeOf(
  site: SiteRef,
  visitId: VisitId,
  name: TransitionName,
  details: ChangeDetails & { readonly admission?: Admission },
  now: EpochSeconds,
): Update & Condition {
  const { presence, ifVersion, allowsReEntry, admission, ...fields } = details;
  if (transitions[name].to === 'checked_in' && !Admission.isOne(admission))
    throw new Error('nobody is checked in past the door');
  const goesOut = name === 'checkOut';
  const scanId = (goesOut ? fields.checkedOut : fields.checkedIn)?.scanId;
  const again = allowsReEntry ? reEntryParts(goesOut, fields) : undefined;
  const alsoFrom = allowsReEntry ? againNames[name] : undefined;
  const set: Record<string, unknown> = {
    ...fields,
    ...again?.set,
    ...(presence ? presenceAttributes(site, visitId, presence) : {}),
    ...(goesOut && !again ? { presencePk: presencePartition(site, 'LEFT') } : {}),
    state: transitions[name].to,
  };
  const states = stateCondition(alsoFrom ? [name, alsoFrom] : [name]);
  const condition = [
    states.condition,
    '#purgeAt > :now',
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
  const update = `SET ${assigned.join(', ')}${again ? ` REMOVE ${again.removed.join(', ')}` : ''}`;
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

/** No scan makes two passages, and none that was undone makes one again. */
const isAnotherScan = [
  'NOT contains(#undoneScans, :scanId)',
  'NOT #checkedIn.#scanId = :scanId',
  'NOT #checkedOut.#scanId = :scanId',
];

/** What an undo puts back; empty where nothing was stamped. */
const noticeBefore = '#noticeBefore = if_not_exists(#noticeVersion, :nothing)';

/** The row of whoever went out and may come again, beside that of whoever comes first. */
const againNames: Partial<Record<TransitionName, TransitionName>> = {
  checkIn: 'checkInAgain',
  askSupervisor: 'askSupervisorAgain',
};

/** That the visit is where one of these rows of the state machine begins. */
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
 * What the passage of a visit that may come again does besides: it joins the list, its code may make no other, and a way
 * in clears the way out before it. Whoever went out leaves the index, which keeps the next way in as cheap as the first.
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
    removed: goesOut ? ['#presencePk'] : ['#checkedOut'],
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

/** The condition of an edit: the version that was read still stands, in a state that allows an edit. */
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
