import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { transitions, type TransitionName, type VisitState } from '../../../functions/visits/visit-states.ts';

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
  expected: ['checkIn', 'cancel'],
  pending_approval: ['cancel', 'approve', 'refuse'],
  checked_in: ['checkOut'],
  checked_out: [],
  cancelled: [],
  denied: [],
  no_show: [],
} satisfies Record<VisitState, TransitionName[]>;

describe('the state machine of a visit', () => {
  it.each(states)('allows from %s what it should, and nothing else', (state) => {
    expect(names.filter((name) => allows(state, name))).toEqual(allowed[state]);
  });

  it.each<[TransitionName, VisitState]>([
    ['checkIn', 'checked_in'],
    ['checkOut', 'checked_out'],
    ['cancel', 'cancelled'],
    ['approve', 'expected'],
    ['refuse', 'denied'],
  ])('%s leads to %s', (name, to) => {
    expect(transitions[name].to).toBe(to);
  });

  it('checks nobody in or out twice, whatever is tried', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.array(fc.constantFrom(...names)), (start, tried) => {
        let state = start;
        const made = tried.filter((name) => {
          if (!allows(state, name)) return false;
          state = transitions[name].to;
          return true;
        });
        expect(made.filter((name) => name === 'checkIn').length).toBeLessThanOrEqual(1);
        expect(made.filter((name) => name === 'checkOut').length).toBeLessThanOrEqual(1);
        expect(made.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
