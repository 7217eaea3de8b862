import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { variantPairs } from '../../../functions/person-keys/chinese-variants.ts';
import { mostSpellings } from '../../../functions/person-keys/english-name.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';

const firm = personKeysOf('secret', 'firm' as FirmId);
const rival = personKeysOf('secret', 'rival' as FirmId);

const syllables = fc.constantFrom(...'TAI MAN SIU KIT HO NGAN HONG AN KA YAN TSZ WAH KI'.split(' '));
const words = fc.array(fc.oneof(syllables, fc.constantFrom('Peter', 'José', 'Müller', 'Åse', 'Kjær')), {
  minLength: 2,
  maxLength: 5,
});
const pairs = Array.from({ length: variantPairs.length / 2 }, (_, n) => variantPairs.slice(2 * n, 2 * n + 2));
const namesOf = (keys: typeof firm, visitor: Visitor) =>
  keys.identitiesOf(visitor).map(({ nameKey }) => nameKey);
const shareAKey = (one: readonly string[], other: readonly string[]) =>
  one.some((key) => other.includes(key));

describe('any English name', () => {
  it('is the same with a title, in small or wide letters, with combined or omitted marks, in any order', () => {
    const wide = (text: string) =>
      text.replaceAll(/[A-Za-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
    const ways: ((name: string) => string)[] = [
      (name) => `Dr. ${name}`,
      (name) => `${name}, PhD`,
      (name) => name.toLowerCase(),
      wide,
      (name) => name.normalize('NFD'),
      (name) => name.normalize('NFD').replaceAll(/\p{M}/gu, ''),
      (name) => name.split(' ').reverse().join(', '),
    ];
    fc.assert(
      fc.property(words, fc.constantFrom(...ways), (of, way) => {
        const name = of.join(' ');
        const usual = namesOf(firm, { englishName: name });
        expect(shareAKey(namesOf(firm, { englishName: way(name) }), usual)).toBe(true);
      }),
    );
  });

  it('is the same with two syllables joined in one word, unless that has too many readings', () => {
    fc.assert(
      fc.property(fc.tuple(syllables, syllables), ([first, second]) => {
        const apart = namesOf(firm, { englishName: `CHAN ${first} ${second}` });
        for (const joined of [`${first}${second}`, `${first}-${second.toLowerCase()}`])
          expect(shareAKey(namesOf(firm, { englishName: `${joined} Chan` }), apart)).toBe(true);
      }),
    );
  });

  it('has few keys, shares none with another firm, and is found by each of its words', () => {
    fc.assert(
      fc.property(words, (of) => {
        const visitor = { englishName: of.join(' '), idPrefix: 'A123' };
        const [ours, theirs] = [firm, rival].map((keys) => [
          ...keys.askedIdentitiesOf(visitor).flatMap(({ nameKey, strongKey }) => [nameKey, strongKey ?? '']),
          ...keys.partsOf(visitor).partKeys,
          keys.partsOf(visitor).prefixKey ?? '',
        ]);
        expect(shareAKey(ours ?? [], theirs ?? [])).toBe(false);
        expect(firm.identitiesOf(visitor).length).toBeLessThanOrEqual(mostSpellings);
        const { partKeys } = firm.partsOf(visitor);
        for (const word of of) {
          const searched = firm.searchKeysOf(word);
          expect([word, searched.length > 0]).toEqual([word, true]);
          expect([word, searched.every((key) => partKeys.includes(key))]).toEqual([word, true]);
        }
      }),
    );
  });
});

describe('any Chinese name', () => {
  it('is the same with each variant of its characters, and is found by it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pairs), { minLength: 2, maxLength: 4 }), (of) => {
        const [variant, usual] = [0, 1].map((at) => of.map((pair) => pair[at]).join(''));
        const names = namesOf(firm, { chineseName: variant ?? '' });
        expect(names).toEqual(namesOf(firm, { chineseName: usual ?? '' }));
        expect(names).toHaveLength(1);
        const { partKeys } = firm.partsOf({ chineseName: usual ?? '' });
        for (const [character = ''] of of) expect(partKeys).toContain(firm.searchKeysOf(character)[0]);
      }),
    );
  });
});
