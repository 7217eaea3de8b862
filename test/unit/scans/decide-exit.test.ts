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

describe('the decision at the way out', () => {
  it.each([
    ['searches the visitors who left if nobody is inside', [], careful, { do: 'look_among_left' }],
    ['searches them also where weak matches are admitted', [], generous, { do: 'look_among_left' }],
    ['checks out a strong match', [a], careful, checkOut('a')],
    ['lets the guard confirm a weak match', [weakA], careful, choose(weakA)],
    ['checks out a weak match where weak matches are admitted', [weakA], generous, checkOut('a')],
    ['prefers a strong match to a weak one', [weakA, b], careful, checkOut('b')],
    ['lets the guard pick one of two strong matches', [a, b], careful, choose(a, b)],
    ['lets the guard pick one of two where weak matches are admitted', [a, b], generous, choose(a, b)],
    ['offers two strong matches without the weak ones', [a, b, present('c', 'weak')], careful, choose(a, b)],
    ['lets the guard pick one of two weak matches', [weakA, weakB], generous, choose(weakA, weakB)],
  ])('%s', (_, inside, policy, step) => {
    expect(decideExit(inside, policy)).toEqual(step);
  });
});
