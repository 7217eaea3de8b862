import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { attentions, inOrder, keptFrom, timeFault, worstOf } from '../../../functions/passages/passage.ts';
import { nine } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const day = 86_400;

describe('the time of a passage', () => {
  it.each([
    [later(0), undefined],
    [later(60), undefined],
    [later(61), 'in_the_future'],
    [later(-day), undefined],
    [later(-day - 1), 'too_old'],
    [0 as EpochSeconds, 'too_old'],
    [99_999_999_999 as EpochSeconds, 'in_the_future'],
  ])('%d at nine: %s', (recordedAt, fault) => {
    expect(timeFault(recordedAt, nine)).toBe(fault);
  });

  it.each([
    [later(-60), later(-60)],
    [later(60), nine],
    [99_999_999_999 as EpochSeconds, nine],
    [0 as EpochSeconds, later(-day)],
  ])('%d is kept from %d on, so that a record neither vanishes at once nor stays for ever', (at, from) => {
    expect(keptFrom(at, nine)).toBe(from);
  });
});

it('the most serious reason is told', () => {
  expect(worstOf([])).toBeUndefined();
  expect(worstOf([undefined, undefined])).toBeUndefined();
  expect(worstOf(['closed', undefined, 'already_inside'])).toBe('already_inside');
  expect(worstOf([...attentions].reverse())).toBe('scanner_revoked');
});

it('passages are applied in the order of time, then of the counter', () => {
  const one = { recordedAt: later(1), counter: 9 };
  const two = { recordedAt: later(2), counter: 1 };
  const three = { recordedAt: later(2), counter: 2 };
  expect([three, two, one].sort(inOrder)).toEqual([one, two, three]);
});
