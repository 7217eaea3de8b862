import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  amendments,
  transitions,
  type TransitionName,
  type VisitState,
} from '../../../functions/visits/visit-states.ts';

const states: readonly VisitState[] = [
  'expected',
  'pending_approval',
  'checked_in',
  'checked_out',
  'cancelled',
  'denied',
  'no_show',
];
const names = Object.keys(transitions) as TransitionName[];
const allows = (state: VisitState, name: TransitionName): boolean =>
  (transitions[name].from as readonly VisitState[]).includes(state);
const allowed = {
  expected: ['checkIn', 'cancel', 'askSupervisor', 'noShow'],
  pending_approval: ['recordCheckIn', 'cancel', 'approve', 'refuse', 'noShow'],
  checked_in: ['checkOut', 'undoCheckIn', 'undoCheckInAgain', 'undoWalkIn'],
  checked_out: ['checkInAgain', 'askSupervisorAgain', 'undoCheckOut'],
  cancelled: ['recordCheckIn'],
  denied: ['recordCheckIn'],
  no_show: ['recordCheckIn'],
} satisfies Record<VisitState, TransitionName[]>;

describe('the state machine of a visit', () => {
  it.each(states)('allows from %s the expected transitions, and no others', (state) => {
    expect(names.filter((name) => allows(state, name))).toEqual(allowed[state]);
  });

  it.each<[TransitionName, VisitState]>([
    ['checkIn', 'checked_in'],
    ['checkInAgain', 'checked_in'],
    ['recordCheckIn', 'checked_in'],
    ['checkOut', 'checked_out'],
    ['cancel', 'cancelled'],
    ['askSupervisor', 'pending_approval'],
    ['askSupervisorAgain', 'pending_approval'],
    ['approve', 'expected'],
    ['refuse', 'denied'],
    ['noShow', 'no_show'],
    ['undoCheckIn', 'expected'],
    ['undoCheckInAgain', 'checked_out'],
    ['undoWalkIn', 'cancelled'],
    ['undoCheckOut', 'checked_in'],
  ])('moves with %s to %s', (name, to) => {
    expect(transitions[name].to).toBe(to);
  });

  const play = (start: VisitState, tried: readonly TransitionName[]) => {
    let state = start;
    const made = tried.filter((name) => {
      if (!allows(state, name)) return false;
      state = transitions[name].to;
      return true;
    });
    return { made, state };
  };
  const undos = names.filter((name) => name.startsWith('undo'));
  const tries = (...without: TransitionName[]) =>
    fc.array(fc.constantFrom(...names.filter((name) => !without.includes(name))), { maxLength: 60 });

  it('checks nobody in or out twice without re-entry, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        tries('checkInAgain', 'askSupervisorAgain', 'recordCheckIn', ...undos),
        (start, tried) => {
          const { made } = play(start, tried);
          expect(made.filter((name) => name === 'checkIn').length).toBeLessThanOrEqual(1);
          expect(made.filter((name) => name === 'checkOut').length).toBeLessThanOrEqual(1);
          // A supervisor may be asked again until the visitor has checked in.
          expect(
            made.filter((name) => name !== 'askSupervisor' && name !== 'approve').length,
          ).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('checks nobody in twice without a check-out between, whatever is tried', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), tries(...undos), (start, tried) => {
        const passages = play(start, tried).made.flatMap((name) =>
          name === 'checkOut' ? ['out'] : /checkIn/i.test(name) ? ['in'] : [],
        );
        for (const [index, passage] of passages.entries()) expect(passage).not.toBe(passages[index - 1]);
      }),
    );
  });

  it('leaves cancelled, denied and no-show only by a passage without a network', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('cancelled' as const, 'denied' as const, 'no_show' as const),
        tries('recordCheckIn'),
        (end, tried) => {
          expect(play(end, tried)).toEqual({ made: [], state: end });
        },
      ),
    );
  });

  it('allows an edit, a new PIN and an invitation before the visit, a PIN before each entry, and an overstay inside', () => {
    expect(amendments).toEqual({
      edit: { in: ['expected', 'pending_approval'] },
      makePin: { in: ['expected', 'pending_approval'] },
      invite: { in: ['expected', 'pending_approval'] },
      tryPin: { in: ['expected', 'checked_out'] },
      overstay: { in: ['checked_in'] },
    });
  });
});
