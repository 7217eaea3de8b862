import { describe, expect, it } from '@jest/globals';
import { countsOf, findable, found, isIn } from '../../../../web/desk/src/rules/filters.ts';
import { aVisit } from './a-visit.ts';

const chan = aVisit({ vehicle: { plate: 'AB1234' } });
const lee = aVisit({
  visitId: 'v2',
  visitor: { englishName: 'LEE Siu-Fong' },
  host: { unit: 'Flat A, 7/F' },
});
const jose = aVisit({ visitId: 'v3', visitor: { englishName: 'José DELACRUZ' }, host: { unit: '3F' } });
const all = [chan, lee, jose].map(findable);
const names = (search: string) => found(all, search).map(({ visit }) => visit.visitId);

describe('the search of the day', () => {
  it.each([
    ['', ['v1', 'v2', 'v3']],
    ['tai', ['v1']],
    ['chan man', ['v1']],
    ['陳大', ['v1']],
    ['wong', ['v1']],
    ['12a', ['v1']],
    ['ab 12', ['v1']],
    ['siu fong', ['v2']],
    ['7/f', ['v2']],
    ['jose', ['v3']],
    ['José', ['v3']],
    ['nobody', []],
    ['chan nobody', []],
  ])('%j finds %j', (search, ids) => {
    expect(names(search)).toEqual(ids);
  });
});

describe('the lists of the day', () => {
  it('counts each visit in every list that it belongs to', () => {
    const visits = [
      chan,
      aVisit({ state: 'checked_in', overstayed: true }),
      aVisit({ state: 'checked_in' }),
      aVisit({ state: 'pending_approval' }),
      aVisit({ state: 'denied' }),
      aVisit({ state: 'no_show' }),
      aVisit({ state: 'checked_out' }),
      aVisit({ state: 'cancelled' }),
    ];
    expect(countsOf(visits)).toEqual({
      waiting: 1,
      expected: 1,
      inside: 2,
      overstayed: 1,
      refused: 1,
      no_show: 1,
      left: 1,
      cancelled: 1,
      all: 8,
    });
  });

  it('has whoever waits among those who wait only', () => {
    const waits = aVisit({ state: 'pending_approval' });
    expect(isIn('waiting', waits)).toBe(true);
    expect(isIn('expected', waits)).toBe(false);
  });
});
