import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { offlinePackQuery } from '../../../functions/offline/api/requests.ts';
import { offlinePackResponse } from '../../../functions/offline/api/responses.ts';
import { offlinePackView } from '../../../functions/offline/api/view.ts';
import type { Bar } from '../../../functions/bars/bar.ts';
import type { BarredId, SiteId } from '../../../functions/kernel/brands.ts';
import { makeOfflinePack, type MadePack } from '../../../functions/offline/make-offline-pack.ts';
import { bucketCount, knownText, type PackEntry } from '../../../functions/offline/pack-format.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { heldPack } from '../../support/held-pack.ts';
import { manyVisits } from '../../support/many-visits.ts';
import { opener } from '../../support/open-pack.ts';
import { nine, siteWith } from '../../support/site.ts';
import { guard, keys, later, visitIdOf, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const hours = (count: number) => later(count * 3600);
const chan: Visitor = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };
const lee: Visitor = { englishName: 'LEE Siu Ming', idPrefix: 'B456' };

type World = ReturnType<typeof heldPack>;
async function packOf(world: World, known?: string): Promise<MadePack> {
  const made = await makeOfflinePack(world.deps, world.caller, siteId, { known, has: () => false });
  if (!made.ok || !made.pack) throw new Error('no pack');
  return made.pack;
}
const entriesOf = ({ buckets }: MadePack): readonly PackEntry[] => buckets.flatMap(({ entries }) => entries);
const daysOf = async (visits: readonly Visit[]) =>
  entriesOf(await packOf(heldPack({ visits })))
    .map(({ day, state }) => `${day} ${state}`)
    .sort();

describe('the visits of a pack', () => {
  it('are today’s and tomorrow’s, not those of the day after', async () => {
    const at = (day: string, from: number) =>
      visitWith({
        visitId: visitIdOf(day),
        day: day as Visit['day'],
        expectedFrom: hours(from),
        expectedUntil: hours(from + 2),
      });
    expect(await daysOf([at('2026-11-23', 0), at('2026-11-24', 24), at('2026-11-25', 48)])).toEqual([
      '2026-11-23 expected',
      '2026-11-24 expected',
    ]);
  });

  it('of several days stand under each day, also where they began before', async () => {
    const since = visitWith({
      day: '2026-11-20' as Visit['day'],
      expectedFrom: hours(-72),
      expectedUntil: hours(72),
    });
    expect(await daysOf([since])).toEqual(['2026-11-23 expected', '2026-11-24 expected']);
  });

  it('that began last night are there until the morning', async () => {
    const night = visitWith({
      day: '2026-11-22' as Visit['day'],
      expectedFrom: hours(-12),
      expectedUntil: hours(1),
    });
    expect(await daysOf([night])).toEqual(['2026-11-23 expected']);
  });

  it('that are over are there while the visitor is inside, for the way out', async () => {
    const before = { day: '2026-11-20' as Visit['day'], expectedFrom: hours(-72), expectedUntil: hours(-70) };
    expect(await daysOf([visitWith({ ...before, state: 'checked_in' })])).toEqual(['2026-11-23 checked_in']);
    expect(await daysOf([visitWith(before)])).toEqual([]);
  });

  it.each<[Visit['state'], boolean]>([
    ['expected', true],
    ['pending_approval', true],
    ['checked_in', true],
    ['checked_out', true],
    ['denied', true],
    ['cancelled', false],
    ['no_show', false],
  ])('in the state %s are there: %s', async (state, isThere) => {
    expect(await daysOf([visitWith({ state })])).toEqual(isThere ? [`2026-11-23 ${state}`] : []);
  });

  it('without a name are left out, because nobody could open them', async () => {
    expect(await daysOf([visitWith({ visitor: { idPrefix: 'A123' } })])).toEqual([]);
  });

  it('open under the key of their own day', async () => {
    const several = visitWith({ visitor: chan, expectedUntil: hours(30) });
    const pack = await packOf(heldPack({ visits: [several] }));
    for (const { day, key } of pack.days) {
      const [entry] = entriesOf(pack).filter((one) => one.day === day);
      expect(entry && (await opener(key)(entry, chan))).toMatchObject({ visitId: several.visitId });
    }
  });
});

const barId = (name: string) => name.padEnd(22, '_') as BarredId;
const barOn = (visitor: Visitor, changed: Partial<Bar> = {}): Bar => {
  const own = heldPack({}).keyring.ofBars();
  return {
    firmId,
    siteId,
    barredId: barId('chan'),
    identities: keys.identitiesOf(visitor),
    parts: keys.partsOf(visitor),
    offline: { identities: own.identitiesOf(visitor), parts: own.partsOf(visitor) },
    createdAt: nine,
    createdBy: guard,
    reviewBy: later(86_400),
    ...changed,
  };
};
const withoutOffline = (visitor: Visitor): Bar => omit(barOn(visitor), 'offline');

describe('the bars of a pack', () => {
  const marksOf = async (visitor: Visitor, bar: Bar, changed: Partial<Visit> = {}) => {
    const [entry] = entriesOf(
      await packOf(heldPack({ visits: [visitWith({ visitor, ...changed })], bars: [bar] })),
    );
    return [entry?.asksSupervisor, entry?.denied];
  };

  it.each<[string, Visitor, Bar, readonly (true | undefined)[]]>([
    ['the barred person', chan, barOn(chan), [true, true]],
    ['the person, by a bar of the whole firm', chan, firmBar(), [true, true]],
    ['the person, by a bar without hashes for devices', chan, withoutOffline(chan), [true, true]],
    ['a namesake without a prefix', { englishName: 'CHAN Tai Man' }, barOn(chan), [true, undefined]],
    [
      'a near name with the prefix',
      { englishName: 'CHAN Siu', idPrefix: 'A123' },
      barOn(chan),
      [true, undefined],
    ],
    ['somebody else', lee, barOn(chan), [undefined, undefined]],
  ])('mark the visit of %s', async (_, visitor, bar, marks) => {
    expect(await marksOf(visitor, bar)).toEqual(marks);
  });

  it('do not mark a visit whose near bar a supervisor has cleared', async () => {
    const clearance = { bars: [barId('chan')], memberId: guard, at: nine };
    expect(await marksOf({ englishName: 'CHAN Tai Man' }, barOn(chan), { clearance })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('go along as hashes under the key of bars, which is the same on every day', async () => {
    const world = heldPack({ bars: [barOn(chan), firmBar()] });
    const today = offlinePackView(await packOf(world));
    expect(today.bars).toHaveLength(2);
    expect(today.bars[0]?.identities).toEqual(world.keyring.ofBars().identitiesOf(chan));
    expect(today.barsIncomplete).toBe(false);
    world.time.now = later(86_400);
    const tomorrow = offlinePackView(await packOf(world));
    expect([tomorrow.barsKey, tomorrow.bars]).toEqual([today.barsKey, today.bars]);
    expect(today.days.map(({ key }) => key)).not.toContain(today.barsKey);
  });

  it('without hashes for devices are named by their absence: the device must ask about strangers', async () => {
    const view = offlinePackView(await packOf(heldPack({ bars: [withoutOffline(chan), barOn(lee)] })));
    expect([view.bars.length, view.barsIncomplete]).toEqual([1, true]);
  });
});

function firmBar(): Bar {
  return { ...omit(barOn(chan), 'siteId'), barredId: barId('firm') };
}

function omit<Whole extends object, Name extends keyof Whole>(whole: Whole, name: Name): Omit<Whole, Name> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)) as Omit<Whole, Name>;
}

describe('a pack that is asked for again', () => {
  const tagOf = async (world: World) => {
    const made = await makeOfflinePack(world.deps, world.caller, siteId, { has: () => true });
    if (!made.ok || made.pack) throw new Error('a pack was made');
    return made.etag;
  };
  const visit = visitWith({ visitor: chan });
  const base = () => heldPack({ visits: [visit], bars: [barOn(lee)] });

  it('is not made where the device has it', async () => {
    expect(await tagOf(base())).toBe(await tagOf(base()));
  });

  it('is the same an hour later, and another one on the next day', async () => {
    const world = base();
    const before = await tagOf(world);
    world.time.now = hours(1);
    expect(await tagOf(world)).toBe(before);
    world.time.now = hours(24);
    expect(await tagOf(world)).not.toBe(before);
  });

  it.each<[string, () => World]>([
    ['a visit', () => heldPack({ visits: [{ ...visit, version: 2 }], bars: [barOn(lee)] })],
    ['a bar on the visitor', () => heldPack({ visits: [visit], bars: [barOn(lee), barOn(chan)] })],
    ['a bar that is lifted', () => heldPack({ visits: [visit] })],
    [
      'a setting',
      () => heldPack({ visits: [visit], bars: [barOn(lee)], site: siteWith({ walkIns: 'refuse' }) }),
    ],
    ['a gate', () => heldPack({ visits: [visit], bars: [barOn(lee)], site: siteWith({ gates: [] }) })],
  ])('is another one after a change of %s', async (_, changed) => {
    expect(await tagOf(changed())).not.toBe(await tagOf(base()));
  });

  it('brings only the buckets that differ from what the device knows', async () => {
    const other = visitWith({ visitId: visitIdOf('other'), visitor: lee });
    const first = await packOf(heldPack({ visits: [visit, other] }));
    const known = knownText(new Map(first.buckets.map(({ bucket, tag }) => [bucket, tag])));
    expect((await packOf(heldPack({ visits: [visit, other] }), known)).buckets).toEqual([]);
    const later = await packOf(
      heldPack({ visits: [visit, { ...other, state: 'checked_in', version: 2 }] }),
      known,
    );
    expect(entriesOf(later).map(({ state }) => state)).toEqual(['checked_in']);
    const gone = await packOf(heldPack({ visits: [visit] }), known);
    expect(gone.buckets).toMatchObject([{ tag: '----', entries: [] }]);
  });
});

it('is of a site of the caller’s firm alone', async () => {
  const { deps, caller } = heldPack({});
  const asked = { has: () => false };
  expect(await makeOfflinePack(deps, caller, 'elsewhere' as SiteId, asked)).toMatchObject({
    code: 'site_not_found',
  });
  expect(await makeOfflinePack(deps, { firmId: 'rival' as typeof firmId }, siteId, asked)).toMatchObject({
    code: 'site_not_found',
  });
});

it.each(['', 'AAAA', 'A'.repeat(255), 'A'.repeat(257), `${'A'.repeat(255)}=`, `${'A'.repeat(255)}\n`])(
  'takes no tags that are not 64 of four characters: %#',
  (known) => {
    expect(offlinePackQuery.safeParse({ known }).success).toBe(false);
    expect(offlinePackQuery.safeParse({ known: 'A'.repeat(4 * bucketCount) }).success).toBe(true);
  },
);

describe('a pack of 5,000 visits', () => {
  const site = siteWith();
  const visits = manyVisits(site, 5000, nine);
  const made = packOf(heldPack({ site, visits, bars: [barOn(chan)] }));

  it('is at most 1.5 MB compressed, fits in one answer, and is as documented', async () => {
    const view = offlinePackView(await made);
    const text = JSON.stringify(view);
    expect(gzipSync(text).length).toBeLessThan(1_500_000);
    expect(text.length).toBeLessThan(4_000_000);
    expect(view.more).toBeUndefined();
    expect(entriesOf(await made)).toHaveLength(5000);
    expect(offlinePackResponse.parse(view)).toEqual(view);
  });

  it('holds no name, unit, plate, prefix or id of a visit that a person could read', async () => {
    const text = JSON.stringify(offlinePackView(await made));
    const sample = visits.filter((_, at) => at % 20 === 0);
    const readable = sample.flatMap(
      ({ visitor, host, purpose, vehicle, visitId }): (string | undefined)[] => [
        visitor.englishName,
        visitor.chineseName,
        host?.name,
        purpose,
        vehicle?.plate,
        visitId,
      ],
    );
    const words = new Set(readable.filter((word) => word !== undefined));
    expect([...words].filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toMatch(/[^\x20-\x7e]/);
    // Short texts may stand in a hash by chance, so they are looked for as values.
    const short = new Set(sample.flatMap(({ visitor, host }) => [visitor.idPrefix, host?.unit]));
    expect([...short].filter((word) => word !== undefined && text.includes(`"${word}"`))).toEqual([]);
  });

  it('opens for each visitor of it, and shows them their own visit', async () => {
    const { days, ...pack } = await made;
    const today = days[0];
    if (!today) throw new Error('no day');
    const { identitiesOf } = heldPack({ site }).keyring.ofDay(siteId, today.day);
    const visitsOf = new Map<string, Visit[]>();
    for (const visit of visits)
      for (const { nameKey } of identitiesOf(visit.visitor))
        visitsOf.set(nameKey, [...(visitsOf.get(nameKey) ?? []), visit]);
    const entries = pack.buckets[0]?.entries.filter(({ day }) => day === today.day) ?? [];
    expect(entries.length).toBeGreaterThan(10);
    const open = opener(today.key);
    for (const entry of entries) {
      // Two visitors of one name open each other's entries: a name is all that a code shows.
      const namesakes = visitsOf.get(entry.names[0]?.key ?? '') ?? [];
      const opened = namesakes[0] && (await open(entry, namesakes[0].visitor));
      expect(namesakes.map(({ visitId }) => visitId)).toContain(opened?.visitId);
    }
  });
});
