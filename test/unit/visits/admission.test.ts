import { describe, expect, it } from '@jest/globals';
import type { BarredId, PersonKey } from '../../../functions/kernel/brands.ts';
import { Admission, prefixKeysOf, type PersonAtDoor } from '../../../functions/visits/admission.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { admitted } from '../../support/admission.ts';
import { keys } from '../../support/visit.ts';

const chan: Visitor = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const unknown: Visitor = { englishName: 'CHAN Tai Man' };
const namesake: Visitor = { englishName: 'CHAN Tai Man', idPrefix: 'B456' };
const near: Visitor = { englishName: 'CHAN Tai Ming', idPrefix: 'A123' };
const lee: Visitor = { englishName: 'LEE Ka Fai', idPrefix: 'C789' };
const id = (name: string) => name as BarredId;

const person = (visitor: Visitor, changed: Partial<PersonAtDoor> = {}): PersonAtDoor => ({
  identities: keys.identitiesOf(visitor),
  parts: [keys.partsOf(visitor)],
  ...changed,
});
const barsOn = (visitor: Visitor, barredId = id('bar')) =>
  keys.identitiesOf(visitor).map((identity) => ({ barredId, ...identity }));
const nearBar = (visitor: Visitor, barredId = id('bar')) => ({ barredId, ...keys.partsOf(visitor) });
const ask = (...bars: string[]) => ({ door: 'ask_supervisor', bars });

describe('a bar under the name of the visitor', () => {
  const decide = (barred: Visitor, visitor: Visitor, changed: Partial<PersonAtDoor> = {}) =>
    Admission.decide({ barred: barsOn(barred), near: [] }, person(visitor, changed));

  it.each([
    ['on this person', chan, chan, { door: 'barred' }],
    ['on everybody of that name', unknown, chan, { door: 'barred' }],
    ['on everybody of that name, for a visitor without a prefix', unknown, unknown, { door: 'barred' }],
    ['on a person, for a visitor of that name without a prefix', chan, unknown, ask('bar')],
  ])('%s answers %3$j', (_, barred, visitor, answer) => {
    expect(decide(barred, visitor)).toEqual(answer);
  });

  it.each([
    ['another person of that name', chan, namesake],
    ['a person of another name', chan, lee],
    ['everybody of another name', unknown, lee],
  ])('on %s admits the visitor', (_, barred, visitor) => {
    expect(decide(barred, visitor)).toMatchObject({ door: 'open' });
  });

  it('denies where one of two records of the visitor has the prefix of the bar', () => {
    const identities = [...keys.identitiesOf(unknown), ...keys.identitiesOf(chan)];
    expect(decide(chan, chan, { identities })).toEqual({ door: 'barred' });
  });

  it('asks no supervisor where one of two records of the visitor has another prefix', () => {
    const identities = [...keys.identitiesOf(unknown), ...keys.identitiesOf(namesake)];
    expect(decide(chan, namesake, { identities })).toMatchObject({ door: 'open' });
  });

  it('denies although a supervisor cleared it, since only a near bar can be cleared', () => {
    expect(decide(chan, chan, { cleared: [id('bar')] })).toEqual({ door: 'barred' });
  });
});

describe('a near bar', () => {
  const decide = (bars: readonly Visitor[], changed: Partial<PersonAtDoor> = {}) => {
    const read = bars.map((visitor, index) => nearBar(visitor, id(`bar-${String(index)}`)));
    return Admission.decide({ barred: [], near: read }, person(chan, changed));
  };

  it('asks a supervisor, and names only the bars that are near', () => {
    expect(decide([near, lee])).toEqual(ask('bar-0'));
    expect(decide([lee])).toMatchObject({ door: 'open' });
  });

  it('asks where one of two records of the visitor is near', () => {
    expect(decide([near], { parts: [keys.partsOf(lee), keys.partsOf(chan)] })).toEqual(ask('bar-0'));
    expect(decide([near], { parts: [] })).toMatchObject({ door: 'open' });
  });

  it('asks no more once a supervisor cleared it, but asks about the others', () => {
    expect(decide([near, near], { cleared: [id('bar-0')] })).toEqual(ask('bar-1'));
    expect(decide([near], { cleared: [id('bar-0')] })).toMatchObject({ door: 'open' });
  });

  it('is named once, though it was found in two ways', () => {
    const read = { barred: barsOn(chan), near: [nearBar(chan)] };
    expect(Admission.decide(read, person(unknown))).toEqual(ask('bar'));
  });
});

describe('an admission', () => {
  it('is one only where the bars were asked', () => {
    expect(Admission.isOne(admitted())).toBe(true);
    const forged: unknown = Object.create(Admission.prototype);
    for (const other of [undefined, null, 'admission', {}, forged])
      expect(Admission.isOne(other)).toBe(false);
  });
});

it('near bars are read under each known prefix once', () => {
  const parts = [chan, near, unknown, lee].map((visitor) => keys.partsOf(visitor));
  const prefixes = [parts[0]?.prefixKey, parts[3]?.prefixKey] as PersonKey[];
  expect(prefixKeysOf(parts)).toEqual(prefixes);
});
