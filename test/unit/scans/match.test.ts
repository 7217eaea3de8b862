import { describe, expect, it } from '@jest/globals';
import type { PersonKey } from '../../../functions/kernel/brands.ts';
import { candidatesFrom, matchOf } from '../../../functions/scans/match.ts';
import { isBarred } from '../../../functions/visits/is-barred.ts';
import type { NamePointer } from '../../../functions/visits/pointer.ts';
import { nine } from '../../support/site.ts';
import { later, visitIdOf } from '../../support/visit.ts';

const key = (text: string) => text as PersonKey;
const name = { nameKey: key('name') };
const person = { nameKey: key('name'), strongKey: key('person') };
const namesake = { nameKey: key('name'), strongKey: key('namesake') };
const other = { nameKey: key('other'), strongKey: key('person') };

describe('a code and a record', () => {
  it.each([
    ['with the same name and prefix match strongly', person, [person], 'strong'],
    ['with the same name and another prefix are two people', person, [namesake], undefined],
    ['match weakly where the record knows no prefix', name, [person], 'weak'],
    ['match weakly where the code shows no prefix', person, [name], 'weak'],
    ['match weakly where neither has a prefix', name, [name], 'weak'],
    ['of different names do not match, whatever else', other, [person], undefined],
    ['match by the second name of the code too', person, [other, person], 'strong'],
    ['do not match where the code shows no name', person, [], undefined],
  ])('%s', (_, known, identities, match) => {
    expect(matchOf(known, identities)).toBe(match);
  });
});

describe('the visits found by pointers', () => {
  const pointer = (changed: Partial<NamePointer> = {}): NamePointer => ({
    visitId: visitIdOf('a'),
    ...person,
    expectedFrom: nine,
    expectedUntil: later(7200),
    ...changed,
  });
  const withoutPrefix = (): NamePointer => ({
    visitId: visitIdOf('a'),
    ...name,
    expectedFrom: nine,
    expectedUntil: later(7200),
  });
  const open = () => true;

  it('have the strength of their match', () => {
    expect(candidatesFrom([pointer()], [person], open)).toMatchObject([
      { visitId: visitIdOf('a'), match: 'strong' },
    ]);
    expect(candidatesFrom([withoutPrefix()], [person], open)).toMatchObject([
      { visitId: visitIdOf('a'), match: 'weak' },
    ]);
  });

  it('come with the identity that led to them, and say where a bar is near', () => {
    const marked = { allowsReEntry: true, asksBars: true } as const;
    expect(candidatesFrom([pointer(marked)], [person], open)).toStrictEqual([
      { visitId: visitIdOf('a'), match: 'strong', identity: person, ...marked },
    ]);
    expect(candidatesFrom([withoutPrefix()], [person], open)).toStrictEqual([
      { visitId: visitIdOf('a'), match: 'weak', identity: name },
    ]);
  });

  it('appear once, with the better match, in any order', () => {
    const weak = { ...withoutPrefix(), nameKey: key('second') };
    const both = [person, { nameKey: key('second'), strongKey: key('second person') }];
    const strong = [{ visitId: visitIdOf('a'), match: 'strong' }];
    expect(candidatesFrom([pointer(), weak], both, open)).toMatchObject(strong);
    expect(candidatesFrom([weak, pointer()], both, open)).toMatchObject(strong);
  });

  it('leave out people of the same name with another prefix', () => {
    expect(candidatesFrom([pointer(namesake)], [person], open)).toEqual([]);
  });

  it('keep the order of the pointers', () => {
    const pointers = [pointer({ visitId: visitIdOf('b') }), pointer()];
    expect(candidatesFrom(pointers, [person], open).map(({ visitId }) => visitId)).toMatchObject([
      visitIdOf('b'),
      visitIdOf('a'),
    ]);
  });

  it('include only those whose window is open', () => {
    const closed = pointer({ visitId: visitIdOf('b'), expectedFrom: later(86_400) });
    const soon = ({ expectedFrom }: { expectedFrom: number }) => expectedFrom === nine;
    expect(candidatesFrom([closed, pointer()], [person], soon).map(({ visitId }) => visitId)).toMatchObject([
      visitIdOf('a'),
    ]);
  });

  it('say whether re-entry is allowed', () => {
    expect(candidatesFrom([pointer({ allowsReEntry: true })], [person], open)).toMatchObject([
      { visitId: visitIdOf('a'), match: 'strong', allowsReEntry: true },
    ]);
  });
});

describe('a bar', () => {
  it.each([
    ['on a person keeps that person out', [person], [person], true],
    ['on a person lets a namesake in', [person], [namesake], false],
    ['on a person does not keep out a code without a prefix', [person], [name], false],
    ['on a name keeps everybody of that name out', [name], [namesake], true],
    ['on a name keeps out a code without a prefix', [name], [name], true],
    ['on another name does not matter', [other], [person], false],
    ['among several is found', [other, person], [person], true],
    ['on the second name of a code is found', [other], [person, other], true],
    ['needs a name', [person], [], false],
    ['keeps nobody out if there is none', [], [person], false],
  ])('%s', (_, barred, identities, is) => {
    expect(isBarred(barred, identities)).toBe(is);
  });
});
