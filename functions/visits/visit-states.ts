/** The states of a visit. `overstayed` is a flag, not a state. */
export const visitStates = [
  'expected',
  'pending_approval',
  'checked_in',
  'checked_out',
  'cancelled',
  'denied',
  'no_show',
] as const;
export type VisitState = (typeof visitStates)[number];

export interface Transition {
  readonly from: readonly VisitState[];
  readonly to: VisitState;
  /** Only for a visit that allows re-entry, has room for another passage, and by a code that has made none yet. */
  readonly ifAllowsReEntry?: true;
}

/**
 * The state machine of a visit: all its changes. The conditions of the table's writes are made from it, so a visit cannot
 * change in another way. docs/architecture.md draws it.
 */
export const transitions = {
  checkIn: { from: ['expected'], to: 'checked_in' },
  checkInAgain: { from: ['checked_out'], to: 'checked_in', ifAllowsReEntry: true },
  /** The visitor came in at a gate without a network, although the visit did not allow it (docs/decisions/220). */
  recordCheckIn: { from: ['pending_approval', 'cancelled', 'denied', 'no_show'], to: 'checked_in' },
  checkOut: { from: ['checked_in'], to: 'checked_out' },
  cancel: { from: ['expected', 'pending_approval'], to: 'cancelled' },
  askSupervisor: { from: ['expected'], to: 'pending_approval' },
  askSupervisorAgain: { from: ['checked_out'], to: 'pending_approval', ifAllowsReEntry: true },
  approve: { from: ['pending_approval'], to: 'expected' },
  refuse: { from: ['pending_approval'], to: 'denied' },
  noShow: { from: ['expected', 'pending_approval'], to: 'no_show' },
  undoCheckIn: { from: ['checked_in'], to: 'expected' },
  undoCheckInAgain: { from: ['checked_in'], to: 'checked_out' },
  undoWalkIn: { from: ['checked_in'], to: 'cancelled' },
  undoCheckOut: { from: ['checked_out'], to: 'checked_in' },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

/**
 * The changes that keep the state, and the states in which they are allowed. The condition of the write enforces them too.
 * The drawing shows them as arrows from a state to itself.
 */
export const amendments = {
  edit: { in: ['expected', 'pending_approval'] },
  makePin: { in: ['expected', 'pending_approval'] },
  invite: { in: ['expected', 'pending_approval'] },
  tryPin: { in: ['expected', 'checked_out'] },
  overstay: { in: ['checked_in'] },
} as const satisfies Record<string, { readonly in: readonly VisitState[] }>;
