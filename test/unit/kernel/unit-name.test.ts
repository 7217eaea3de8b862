import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unitIdField } from '../../../functions/edge/id-fields.ts';
import { comparedUnitName, unitIdOf } from '../../../functions/kernel/unit-name.ts';

describe('names of units', () => {
  it.each([
    ['12a', '12A'],
    ['１２Ａ', '12A'],
    [' 12A ', '12A'],
    ['12 A', '12A'],
    ['Flat A,  12/F', 'flat a, 12 / f'],
    ['Shop  3', 'SHOP 3'],
    ['十二樓A室', '十二樓a室'],
  ])('%s and %s are one unit', (one, other) => {
    expect(unitIdOf(one)).toBe(unitIdOf(other));
  });

  it.each([
    ['12A', '12B'],
    ['1-2A', '12A'],
    ['1 2A', '12A'],
    ['Flat A, 12/F', '12A'],
    ['Block 1 A', 'Block 1A'],
    ['12A', '012A'],
    ['12A', '12А'], // the second A is Cyrillic
  ])('%s and %s are two units', (one, other) => {
    expect(unitIdOf(one)).not.toBe(unitIdOf(other));
  });

  it('are compared the same when they are compared already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        expect(unitIdOf(comparedUnitName(name))).toBe(unitIdOf(name));
      }),
    );
  });

  it('have ids that fit an address, whatever the name', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => /\S/u.test(text));
    fc.assert(
      fc.property(name, (text) => {
        expect(unitIdField.safeParse(unitIdOf(text)).success).toBe(true);
      }),
    );
    expect(unitIdOf('\u{FDFA}'.repeat(40))).toMatch(/^ff[0-9a-f]{64}$/);
  });
});
