import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPack } from '../../../client/scanner/pack.ts';
import type { Bar } from '../../../functions/bars/bar.ts';
import type { BarredId } from '../../../functions/kernel/brands.ts';
import { barsInMemory } from '../../../functions/offline/bars-in-memory.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { askAtDoor } from '../../../functions/visits/ask-at-door.ts';
import { Admission, type DoorAnswer } from '../../../functions/visits/admission.ts';
import { siteWith } from '../../support/site.ts';
import { guard, keys, later } from '../../support/visit.ts';
import { storedPack } from './support.ts';

const { firmId, siteId } = siteWith();
const offline = offlineKeyringOf('secret', firmId).ofBars();

/** A bar as the service keeps it: of one person, or of everybody of the name. */
const barOn = (name: string, visitor: Visitor, everybody = false): Bar => {
  const under = (hash: Pick<typeof keys, 'identitiesOf' | 'partsOf'>) =>
    everybody
      ? { identities: hash.identitiesOf(visitor).map(({ nameKey }) => ({ nameKey })) }
      : { identities: hash.identitiesOf(visitor), parts: hash.partsOf(visitor) };
  return {
    firmId,
    siteId,
    barredId: name.padEnd(22, '_') as BarredId,
    ...under(keys),
    offline: under(offline),
    createdAt: later(-86_400),
    createdBy: guard,
    reviewBy: later(30 * 86_400),
  };
};

const chan: Visitor = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const doorOf = async (...bars: Bar[]) => (await openPack(await storedPack([], { bars }))).door;

describe('the door without a network', () => {
  it('is open where no bar is in the pack, with the proof that bars were asked', async () => {
    const answer = await (await doorOf())({ code: chan });
    expect(answer.door).toBe('open');
    expect(answer.door === 'open' && Admission.isOne(answer.admission)).toBe(true);
  });

  it('keeps out a person with the name and the prefix of a bar', async () => {
    const door = await doorOf(barOn('chan', chan));
    expect(await door({ code: { englishName: 'Mr Chan, Taiman', idPrefix: 'a123' } })).toEqual({
      door: 'barred',
    });
  });

  it('asks the supervisor about a name alone, until a supervisor has cleared the bar', async () => {
    const bar = barOn('chan', chan);
    const door = await doorOf(bar);
    expect(await door({ code: { englishName: 'Chan Tai Man' } })).toEqual({
      door: 'ask_supervisor',
      bars: [bar.barredId],
    });
    const visit = { visitor: { englishName: 'Chan Tai Man' }, clearance: { bars: [bar.barredId] } };
    expect(await door({ visit })).toMatchObject({ door: 'open' });
  });

  it('takes the name of the visit and the prefix of the code together', async () => {
    const door = await doorOf(barOn('chan', { chineseName: '陳大文', idPrefix: 'A123' }));
    const visit = { visitor: { chineseName: '陈大文' } };
    expect(await door({ visit, code: { englishName: 'Chan Tai Man', idPrefix: 'A123' } })).toEqual({
      door: 'barred',
    });
  });

  it('says that bars are lacking where one was made before devices could ask it', async () => {
    const { offline: forDevices, ...old } = barOn('chan', chan);
    expect(forDevices?.identities).toHaveLength(1);
    expect((await openPack(await storedPack([], { bars: [old] }))).barsIncomplete).toBe(true);
    expect((await openPack(await storedPack([], { bars: [barOn('chan', chan)] }))).barsIncomplete).toBe(
      false,
    );
  });

  it('answers for any bars and any person as the service does', async () => {
    const name = fc.constantFrom('CHAN Tai Man', 'Chan Taiman', 'CHAN Tai', 'WONG Siu Ming', 'CHAN');
    const person = fc
      .record(
        {
          englishName: name,
          chineseName: fc.constantFrom('陳大文', '陈大文', '陳大', '黃志偉'),
          idPrefix: fc.constantFrom('A123', 'B456'),
        },
        { requiredKeys: [] },
      )
      .map((made) => made as Visitor);
    const bars = fc.array(fc.tuple(person, fc.boolean()), { maxLength: 4 }).map((made) =>
      made.flatMap(([visitor, everybody], at) =>
        (visitor.englishName ?? visitor.chineseName) === undefined
          ? []
          : // A bar on one person has a prefix.
            barOn(`bar-${String(at)}`, visitor, everybody || visitor.idPrefix === undefined),
      ),
    );
    const who = fc.record({ visit: fc.record({ visitor: person }), code: person }, { requiredKeys: [] });
    const words = ({ door, ...more }: DoorAnswer) =>
      'bars' in more ? [door, ...[...more.bars].sort()] : [door];
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(bars, who, async (standing, asked) => {
        const answer = await (await doorOf(...standing))(asked);
        const visits = barsInMemory(standing);
        expect(words(answer)).toEqual(words(await askAtDoor({ visits }, keys, siteWith(), asked)));
        seen.add(answer.door);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(['ask_supervisor', 'barred', 'open']);
  });
});
