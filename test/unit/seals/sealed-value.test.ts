import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOfSealed, nonceBytes, openValue, sealValue } from '../../../functions/seals/sealed-value.ts';

const key = new Uint8Array(32).fill(7);
const place = 'F#demo#S#court#V#1\nVISIT';

describe('a sealed value', () => {
  it('opens with its key at its place, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 65_535 }), (value, day) => {
        const sealed = sealValue(value, place, day, key, randomBytes);
        expect(dayOfSealed(sealed)).toBe(day);
        expect(openValue(sealed, place, key)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not contain what it holds', () => {
    const sealed = Buffer.from(sealValue({ englishName: 'CHAN Tai Man' }, place, 1, key, randomBytes));
    expect(sealed.includes('CHAN')).toBe(false);
    expect(sealed.length).toBe(3 + nonceBytes + JSON.stringify({ englishName: 'CHAN Tai Man' }).length + 16);
  });

  it('differs each time, so that equal names are not seen to be equal', () => {
    const one = sealValue('CHAN', place, 1, key, randomBytes);
    expect(Buffer.from(sealValue('CHAN', place, 1, key, randomBytes)).equals(one)).toBe(false);
  });

  it('does not open with another key, at another place, or with any bit changed', () => {
    const sealed = sealValue('CHAN', place, 1, key, randomBytes);
    expect(() => openValue(sealed, place, new Uint8Array(32).fill(8))).toThrow();
    expect(() => openValue(sealed, `${place}2`, key)).toThrow();
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => openValue(changed, place, key)).toThrow();
    }
  });

  it('is told apart from everything else', () => {
    for (const value of [undefined, null, 'text', 5, [], {}, new Uint8Array(), new Uint8Array(40)])
      expect(dayOfSealed(value)).toBeUndefined();
  });
});
