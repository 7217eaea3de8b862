import { describe, expect, it } from '@jest/globals';
import { openPack } from '../../../client/scanner/pack.ts';
import { knownTags, mergePack } from '../../../client/scanner/pack-store.ts';
import type { EpochSeconds, SiteId } from '../../../functions/kernel/brands.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { packAnswer } from '../../support/pack-answer.ts';
import { nine, siteWith } from '../../support/site.ts';
import { later, visitIdOf, visitWith } from '../../support/visit.ts';
import { storedPack } from './support.ts';

const chan = visitWith({
  visitId: visitIdOf('chan'),
  visitor: { englishName: 'CHAN Tai Man', idPrefix: 'A123' },
  host: { unit: 'Tower 12A' },
});
const wong = visitWith({
  visitId: visitIdOf('wong'),
  visitor: { chineseName: '黃志偉' },
  host: { unit: 'East 7F' },
});
const namesIn = async (stored: Parameters<typeof openPack>[0], ...visits: Visit[]) => {
  const pack = await openPack(stored);
  const found = await Promise.all(visits.map(({ visitor }) => pack.match(visitor, nine)));
  return found.flatMap((match) => match?.candidates.map(({ content }) => content.visitId) ?? []);
};

describe('what a device keeps of a pack', () => {
  it('holds no key that can be read, and survives a reload of the page', async () => {
    const stored = await storedPack([chan]);
    for (const key of [stored.barsKey, ...stored.days.map((day) => day.key)]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
    const { key } = (await packAnswer({ visits: [chan] })).days[0] ?? {};
    expect(JSON.stringify(stored)).not.toContain(key);
    expect(await namesIn(structuredClone(stored), chan)).toEqual([chan.visitId]);
  });

  it('can be read without the visitor for no name, unit or prefix', async () => {
    const text = JSON.stringify(await storedPack([chan, wong]));
    for (const readable of ['CHAN Tai Man', '黃', '"A123"', 'Tower 12A', 'East 7F', chan.visitId])
      expect(text).not.toContain(readable);
  });

  it('takes the buckets that changed and keeps the others', async () => {
    const first = await storedPack([chan]);
    const answer = await packAnswer({ visits: [chan, wong] }, knownTags(first));
    expect(answer.buckets.flatMap(({ entries }) => entries)).toHaveLength(1);
    const second = await mergePack(first, answer, '"two"');
    expect(second.etag).toBe('"two"');
    expect(await namesIn(second, chan, wong)).toEqual([chan.visitId, wong.visitId]);
  });

  it('forgets the entries of a bucket that is empty now', async () => {
    const first = await storedPack([chan, wong]);
    const second = await mergePack(first, await packAnswer({ visits: [wong] }, knownTags(first)));
    expect(await namesIn(second, chan, wong)).toEqual([wong.visitId]);
    expect(knownTags(second)).toHaveLength(256);
    expect(knownTags(second).replaceAll('----', '')).toHaveLength(4);
  });

  it('is not whole while more is to come, and has no entity tag until then', async () => {
    const answer = { ...(await packAnswer({ visits: [chan] })), more: true };
    const stored = await mergePack(undefined, answer, '"part"');
    expect(stored.isComplete).toBe(false);
    expect(stored).not.toHaveProperty('etag');
  });

  it('is never mixed with the pack of another site', async () => {
    const first = await storedPack([chan]);
    await expect(
      mergePack(first, await packAnswer({ site: siteWith({ siteId: 'court' as SiteId }) })),
    ).rejects.toThrow('another site');
  });
});

describe('a pack', () => {
  it('is for its days alone', async () => {
    const pack = await openPack(await storedPack([chan]));
    expect(await pack.match(chan.visitor, later(2 * 86_400))).toBeUndefined();
    expect((await pack.match(chan.visitor, later(86_400)))?.candidates).toEqual([]);
  });

  it('finds nobody for a person who shows no name, and says why', async () => {
    const pack = await openPack(await storedPack([chan]));
    const found = await pack.match({ ageOver: 18 }, nine);
    expect(found).toMatchObject({ namesShown: false, nameKeys: [], candidates: [] });
    expect([await found?.near(), await found?.nearInside()]).toEqual([[], []]);
  });

  it('knows who is inside under a near name, also over their time, and none who is not', async () => {
    const inside = visitWith({
      ...chan,
      state: 'checked_in',
      expectedFrom: later(-90_000),
      expectedUntil: later(-80_000),
    });
    const near = { englishName: 'CHAN Tai Man David', idPrefix: 'A123' };
    const found = async (visit: Visit) => (await openPack(await storedPack([visit]))).match(near, nine);
    expect(await (await found(inside))?.nearInside()).toMatchObject([{ entry: { state: 'checked_in' } }]);
    expect(await (await found(inside))?.near()).toEqual([]);
    expect(await (await found(chan))?.nearInside()).toEqual([]);
    expect(await (await found(chan))?.near()).toHaveLength(1);
  });

  it('opens a visit whose window is not open, for the way out, and says so', async () => {
    const inside = visitWith({
      ...chan,
      state: 'checked_in',
      expectedFrom: later(-90_000),
      expectedUntil: later(-80_000),
    });
    const pack = await openPack(await storedPack([inside]));
    const [found] = (await pack.match(chan.visitor, nine))?.candidates ?? [];
    expect(found).toMatchObject({ isOpen: false, match: 'strong', content: { visitId: chan.visitId } });
  });

  it('keeps to the tolerance of its site', async () => {
    const pack = await openPack(
      await storedPack([chan], { site: siteWith({ earlyMinutes: 10, lateMinutes: 0 }) }),
    );
    const isOpenAt = async (at: EpochSeconds) => (await pack.match(chan.visitor, at))?.candidates[0]?.isOpen;
    expect(await Promise.all([-601, -600, 7200, 7201].map((seconds) => isOpenAt(later(seconds))))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('does not open an entry that somebody changed', async () => {
    const stored = await storedPack([chan]);
    const buckets = stored.buckets.map((bucket) => ({
      ...bucket,
      entries: bucket.entries.map((entry) => ({ ...entry, id: `${entry.id.slice(0, -1)}x` })),
    }));
    const pack = await openPack({ ...stored, buckets });
    await expect(pack.match(chan.visitor, nine)).rejects.toThrow();
  });
});
