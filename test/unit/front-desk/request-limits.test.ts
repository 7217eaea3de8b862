import { describe, expect, it } from '@jest/globals';
import { barAtFirm, barAtSite, barReview } from '../../../functions/bars/api/requests.ts';
import { preRegistration } from '../../../functions/front-desk/api/requests.ts';

const visitor = { englishName: 'Chan Tai Man' };
const visit = (changed: object) =>
  preRegistration.safeParse({
    visitor,
    host: { unit: '12A' },
    expectedFrom: '2028-02-10T09:00:00+08:00',
    expectedUntil: '2028-02-10T12:00:00+08:00',
    ...changed,
  }).success;

describe('a review of a bar', () => {
  it('is due within 1 to 365 days', () => {
    const taken = (reviewInDays: number) => [
      barAtSite.safeParse({ visitor, reviewInDays }).success,
      barAtFirm.safeParse({ visitor, reviewInDays }).success,
      barReview.safeParse({ reviewInDays }).success,
    ];
    expect([0, 1, 365, 366].map(taken)).toEqual([
      [false, false, false],
      [true, true, true],
      [true, true, true],
      [false, false, false],
    ]);
  });
});

describe('a pre-registration', () => {
  it.each([
    ['2028-02-10T09:00:00+08:00', false],
    ['2028-02-10T09:00:01+08:00', true],
    ['2028-03-12T09:00:00+08:00', true],
    ['2028-03-12T01:00:00Z', true],
    ['2028-03-12T09:00:01+08:00', false],
  ])('from 10 February 2028 at nine until %s is accepted: %p', (expectedUntil, taken) => {
    expect(visit({ expectedUntil })).toBe(taken);
  });

  it('may have one to ten companions', () => {
    const companions = (count: number) => Array<typeof visitor>(count).fill(visitor);
    const taken = [0, 1, 10, 11].map((count) => visit({ companions: companions(count) }));
    expect(taken).toEqual([false, true, true, false]);
  });
});
