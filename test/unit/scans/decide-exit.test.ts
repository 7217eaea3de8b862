import { describe, expect, it } from '@jest/globals';
import { decideExit, type Present } from '../../../functions/scans/decide-exit.ts';
import { visitIdOf, visitWith } from '../../support/visit.ts';

const present = (name: string, match: Present['match']): Present => ({
  match,
  visit: visitWith({ visitId: visitIdOf(name), state: 'checked_in' }),
});
const careful = { admitsWeakMatches: false };
const generous = { admitsWeakMatches: true };
const checkOut = (name: string) => ({ do: 'check_out', visit: present(name, 'strong').visit });
const choose = (...candidates: Present[]) => ({
  do: 'answer',
  outcome: { outcome: 'choose', candidates: candidates.map(({ visit }) => visit) },
});
const [a, b, weakA, weakB] = [
  present('a', 'strong'),
  present('b', 'strong'),
  present('a', 'weak'),
  present('b', 'weak'),
];

describe('at the way out', () => {
  it.each([
    ['nobody of that name has perhaps left before', [], careful, { do: 'look_among_left' }],
    ['nobody, also where weak matches do', [], generous, { do: 'look_among_left' }],
    ['whoever is surely meant leaves', [a], careful, checkOut('a')],
    ['a namesake is the guard’s to confirm', [weakA], careful, choose(weakA)],
    ['a namesake leaves where weak matches do', [weakA], generous, checkOut('a')],
    ['who is surely meant goes before a namesake', [weakA, b], careful, checkOut('b')],
    ['two who are surely meant are the guard’s to pick', [a, b], careful, choose(a, b)],
    ['two are the guard’s to pick also where weak matches do', [a, b], generous, choose(a, b)],
    [
      'two who are surely meant are offered without namesakes',
      [a, b, present('c', 'weak')],
      careful,
      choose(a, b),
    ],
    ['two namesakes are the guard’s to pick', [weakA, weakB], generous, choose(weakA, weakB)],
  ])('%s', (_, inside, policy, step) => {
    expect(decideExit(inside, policy)).toEqual(step);
  });
});
