import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BarredId, LocalDay } from '../../../functions/kernel/brands.ts';
import { personParts } from '../../../functions/offline/pack-format.ts';
import { entryId, type PackedVisit } from '../../../functions/offline/packed-visits.ts';
import { sealEntry } from '../../../functions/offline/seal-entry.ts';
import { nearness } from '../../../functions/person-keys/nearness.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { opener } from '../../support/open-pack.ts';
import { siteWith } from '../../support/site.ts';
import { guard, later, mainGate, passageWith, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const day = '2026-11-23' as LocalDay;
const keyring = offlineKeyringOf('secret', firmId);
const keys = keyring.ofDay(siteId, day);
const chan: Visitor = { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' };

const packed = (changed: Partial<Visit> = {}): PackedVisit => {
  const visit = visitWith({ visitor: chan, ...changed });
  return { id: entryId(visit.visitId, day), day, state: 'expected', visit };
};
const sealed = (changed: Partial<Visit> = {}) => sealEntry(packed(changed), {}, keys, randomBytes);
const open = opener(keys.key);

describe('a sealed entry', () => {
  it.each<[string, Visitor]>([
    ['the English name', { englishName: 'Mr Chan Tai-man' }],
    ['the Chinese name', { chineseName: '陳大文' }],
    ['both names', chan],
  ])('opens by %s, however it is written', async (_, shown) => {
    expect(await open(sealed(), shown)).toMatchObject({ visitor: chan, host: { unit: '12A' } });
  });

  it.each<[string, Visitor]>([
    ['a near name', { englishName: 'CHAN Tai' }],
    ['another name with the same prefix', { englishName: 'WONG Siu Ming', idPrefix: 'A123' }],
    ['no name', { idPrefix: 'A123' }],
  ])('does not open by %s', async (_, shown) => {
    expect(await open(sealed(), shown)).toBeUndefined();
  });

  it('does not open under the key of another day, site or firm', async () => {
    for (const other of [
      keyring.ofDay(siteId, '2026-11-24' as LocalDay),
      keyring.ofDay('court' as typeof siteId, day),
      offlineKeyringOf('secret', 'rival' as typeof firmId).ofDay(siteId, day),
    ])
      expect(await opener(other.key)(sealed(), chan)).toBeUndefined();
  });

  it('does not open under another id, so that entries cannot be exchanged', async () => {
    expect(
      await open({ ...sealed(), id: entryId(visitWith().visitId, '2026-11-24' as LocalDay) }, chan),
    ).toBeUndefined();
  });

  it('holds what a guard is shown, and nothing else', async () => {
    const visit: Partial<Visit> = {
      state: 'checked_in',
      purpose: 'Meeting',
      vehicle: { plate: 'AB1234' },
      notes: 'Wheelchair',
      companions: 2,
      host: { unit: '12A', name: 'Ms Lee' },
      checkedIn: passageWith(),
      pinHash: 'pin',
      createdBy: guard,
      clearance: { bars: ['bar' as BarredId], memberId: guard, at: later(0) },
    };
    expect(await open(sealed(visit), chan)).toEqual({
      visitId: visitWith().visitId,
      version: 1,
      visitor: chan,
      host: { unit: '12A', name: 'Ms Lee' },
      purpose: 'Meeting',
      vehiclePlate: 'AB1234',
      notes: 'Wheelchair',
      companions: 2,
      checkedInAt: later(0),
      checkedInGateId: mainGate,
      clearedBars: ['bar'],
    });
  });

  it('tells by its length no more than how many blocks of 16 bytes it fills', () => {
    const lengthOf = (unit: string) => sealed({ host: { unit } }).sealed.length;
    expect(lengthOf('12A')).toBe(lengthOf('12AB'));
    expect(new Set(Array.from({ length: 16 }, (_, at) => lengthOf('1'.repeat(at + 1)))).size).toBe(2);
  });

  it('is another text each time, under a key and a nonce that are used once', () => {
    const [one, other] = [sealed(), sealed()];
    expect(one.sealed.slice(0, 16)).not.toBe(other.sealed.slice(0, 16));
    expect(one.names[0]?.wrap).not.toBe(other.names[0]?.wrap);
    expect(one.names[0]?.key).toBe(other.names[0]?.key);
  });

  it('says outside the seal whether the visitor may come again, until there is no room for another passage', () => {
    expect(sealed()).not.toHaveProperty('allowsReEntry');
    expect(sealed({ allowsReEntry: true }).allowsReEntry).toBe(true);
    expect(sealed({ allowsReEntry: true, passages: Array<string>(40).fill('') })).not.toHaveProperty(
      'allowsReEntry',
    );
  });

  it('is near the same people as the visit is under the service’s own keys', () => {
    const own = personKeysOf('secret', firmId);
    const { parts, names } = sealed();
    const asked: Visitor[] = [
      { englishName: 'CHAN Tai' },
      { englishName: 'CHAN Siu', idPrefix: 'A123' },
      { chineseName: '陳大' },
      { englishName: 'WONG Siu Ming' },
    ];
    const near = asked.map((visitor) =>
      nearness(
        personParts(
          parts,
          names.map(({ key }) => key),
        ),
        keys.partsOf(visitor),
      ),
    );
    expect(near).toEqual(asked.map((visitor) => nearness(own.partsOf(chan), own.partsOf(visitor))));
    expect(near).toEqual(['name', 'same_prefix', 'name', undefined]);
  });
});

const word = fc.stringMatching(/^[A-Z]{2,7}$/);
const visitors = fc.record(
  {
    englishName: fc.tuple(word, word, word).map((words) => words.join(' ')),
    chineseName: fc.constantFrom('陳大文', '李小明', '黃志偉'),
    idPrefix: fc.stringMatching(/^[A-Z]\d{3}$/),
  },
  { requiredKeys: ['englishName'] },
);

it('opens by each name of its own visitor and by no other, and no text of it can be read', async () => {
  await fc.assert(
    fc.asyncProperty(
      visitors,
      visitors,
      fc.stringMatching(/^UNIT[A-Z\d]{4,8}$/),
      async (visitor, other, unit) => {
        const entry = sealed({ visitor, host: { unit }, vehicle: { plate: 'PLATE99' } });
        const { idPrefix, ...names } = visitor;
        for (const [kind, name] of Object.entries(names))
          expect(await open(entry, { [kind]: name })).toMatchObject({ visitor });
        const sharesName = keys
          .identitiesOf(other)
          .some(({ nameKey }) => entry.names.some(({ key }) => key === nameKey));
        expect((await open(entry, other)) !== undefined).toBe(sharesName);
        const text = JSON.stringify(entry);
        for (const readable of [...Object.values(names), unit, 'PLATE99', idPrefix ?? unit])
          expect(text).not.toContain(readable);
      },
    ),
    { numRuns: 60 },
  );
});
