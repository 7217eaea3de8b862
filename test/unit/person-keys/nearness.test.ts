import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { barNearness, nearness } from '../../../functions/person-keys/nearness.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';

const firm = personKeysOf('secret', 'firm' as FirmId);
const rival = personKeysOf('secret', 'rival' as FirmId);
const near = (one: Visitor, other: Visitor) => nearness(firm.partsOf(one), firm.partsOf(other));
const bars = (bar: Visitor, person: Visitor) => barNearness(firm.partsOf(bar), firm.partsOf(person));
/** `CHEUNG Peter / 張 / K100`; each part may be missing. */
const person = (text: string): Visitor =>
  Object.fromEntries(
    text.split(' / ').map((part) => {
      if (/^[A-Z]{1,2}\d{3}$/.test(part)) return ['idPrefix', part];
      return [/\p{Script=Han}/u.test(part) ? 'chineseName' : 'englishName', part];
    }),
  );

describe('nearness of two people', () => {
  it.each([
    ['Peter CHEUNG / K100', 'CHEUNG Siu Kit Peter / K100', 'same_prefix'],
    ['CHAN Tai-man, Peter', 'CHAN Tai Man / A123', 'name'],
    ['CHEUNG Peter', 'CHEUNG Siu Kit Peter / A200', 'name'],
    ['CHEUNG Siu Kit / K100', '張兆傑 / K100', 'same_prefix'],
    ['CHAN Tai Man', 'CHAN Tai Ming', undefined],
    ['LEE Ka Yan / A111', 'LEE Ka Yan / B222', undefined],
    ['CHAN Tai Man / A111', 'CHAN Tai Man Peter / B222', undefined],
    ['CHAN', 'CHAN Tai Man', undefined],
    ['CHAN Tai Man / A123', 'WONG Ka Yan / A123', undefined],
    ['CHAN Tai Man / 陳大文 / A123', '李小明 / A123', undefined],
    ['CHAN Tai Man / 陳大文 / A123', '陳小明 / A123', 'same_prefix'],
    ['CHEUNG Siu Kit', '張兆傑', undefined],
    ['張兆', '張兆傑 / K100', 'name'],
    ['Hans Müller Peter', 'MUELLER Hans / A123', 'name'],
    ['CHAN Tai Man', 'CHAN Tai Man / A123', 'name'],
    ['CHAN Yuen Ling', 'CHAN Yun Ling Amy', undefined],
    ['CHAN Kaho', 'CHAN Ka Ho Jason', 'name'],
    ['Mr CHAN', 'CHAN Tai Man', undefined],
    ['CHAN Hongan / A123', 'LEE Hong / A123', 'same_prefix'],
    ['大文', '陳大文', 'name'],
    ['陳', '陳大文', undefined],
    ['A123', 'CHAN Tai Man / A123', 'same_prefix'],
  ])('of %s and %s is %s', (one, other, expected) => {
    expect(near(person(one), person(other))).toBe(expected);
    expect(near(person(other), person(one))).toBe(expected);
  });

  const names = fc.record(
    {
      englishName: fc
        .array(fc.constantFrom('CHAN', 'TAI', 'MAN', 'PETER', 'SIU'), { minLength: 1, maxLength: 4 })
        .map((words) => words.join(' ')),
      chineseName: fc.constantFrom('陳大文', '陳大', '李文'),
      idPrefix: fc.constantFrom('A123', 'B222'),
    },
    { requiredKeys: [] },
  );
  it('is symmetric, and absent for two prefixes or two firms', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(near(one, other)).toBe(near(other, one));
        expect(bars(one, other)).toBe(bars(other, one));
        if (one.idPrefix && other.idPrefix && one.idPrefix !== other.idPrefix)
          expect([near(one, other), bars(one, other)]).toEqual([undefined, false]);
        if (one.englishName !== undefined || one.chineseName !== undefined)
          expect(nearness(firm.partsOf(one), rival.partsOf({ ...other, idPrefix: '' }))).toBeUndefined();
      }),
    );
  });
});

describe('a bar', () => {
  it.each([
    ['YIP Wai Ho / M200', 'YIP Peter / M200', true],
    ['YIP Wai Ho / M200', '葉偉豪 / M200', true],
    ['YIP Wai Ho / M200', 'CHAN Tai Man / M200', false],
    ['YIP Wai Ho / M200', 'YIP Wai Ho / B111', false],
    ['YIP Wai Ho / M200', 'YIP Wai Ho', true],
    ['YIP Wai Ho / M200', 'YIP Waiho', true],
    ['YIP Wai Ho / M200', 'YIP Wai', false],
  ])('on %s asks for a supervisor for %s: %s', (bar, comes, expected) => {
    expect(bars(person(bar), person(comes))).toBe(expected);
  });
});
