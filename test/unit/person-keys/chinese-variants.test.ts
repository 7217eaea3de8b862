import { describe, expect, it } from '@jest/globals';
import { chineseVariants } from '../../../bin/chinese-variants.ts';
import { variantPairs } from '../../../functions/person-keys/chinese-variants.ts';

const characters = Array.from(variantPairs);
const pairs = Array.from(
  { length: characters.length / 2 },
  (_, n) => [characters[2 * n] ?? '', characters[2 * n + 1] ?? ''] as const,
);

describe('the table of Chinese variants', () => {
  it('is what its generator makes of the published lists: run `npm run variants` if this fails', () => {
    expect(variantPairs).toBe(chineseVariants());
  });

  it('maps each variant to one character, which is not a variant itself', () => {
    const variants = pairs.map(([variant]) => variant);
    expect(new Set(variants).size).toBe(variants.length);
    expect(pairs.filter(([, usual]) => variants.includes(usual))).toEqual([]);
    expect(characters.every((character) => /^[\u4E00-\u9FFF]$/.test(character))).toBe(true);
  });

  it('has small classes: it joins only forms of one character', () => {
    const sizes = Map.groupBy(pairs, ([, usual]) => usual);
    const large = [...sizes]
      .filter(([, of]) => of.length > 4)
      .map(([usual, of]) => of.map(([variant]) => variant).join('') + usual);
    expect(large).toEqual(['併倂并幷竝並', '历厤暦曆歴歷', '坛墰壜罈罎壇', '炼錬鍊鏈链煉']);
  });
});
