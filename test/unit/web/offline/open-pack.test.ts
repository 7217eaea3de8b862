import { describe, expect, it } from '@jest/globals';
import type { StoredPack } from '../../../../client/scanner/pack-store.ts';
import type { VisitId } from '../../../../functions/kernel/brands.ts';
import type { PackEntry } from '../../../../functions/offline/pack-format.ts';
import { openedPack } from '../../../../web/scanner/src/offline/open-pack.ts';
import { nine } from '../../../support/site.ts';
import { visitWith } from '../../../support/visit.ts';
import { storedPack } from '../../client-scanner/support.ts';

const chan = { englishName: 'CHAN Tai Man' };
const [first, second, third] = ['first', 'second', 'third'].map((name) =>
  visitWith({
    visitId: name.padEnd(22, '_') as VisitId,
    visitor: name === 'third' ? { englishName: 'LEE Siu Fong' } : chan,
    host: { unit: name },
  }),
);

/** The pack with the sealed text of some entries spoilt. */
const spoilt = (pack: StoredPack, isSpoilt: (entry: PackEntry) => boolean): StoredPack => ({
  ...pack,
  buckets: pack.buckets.map((bucket) => ({
    ...bucket,
    entries: bucket.entries.map((entry) =>
      isSpoilt(entry) ? { ...entry, sealed: `${entry.sealed.slice(0, -8)}AAAAAAAA` } : entry,
    ),
  })),
});
const packOf = async (...visits: (typeof first)[]) => storedPack(visits.flatMap((visit) => visit ?? []));
const units = (found: Awaited<ReturnType<Awaited<ReturnType<typeof openedPack>>['match']>>) =>
  found.visits.map(({ visit }) => visit.host?.unit);

describe('an entry of the pack that cannot be opened', () => {
  it('is counted for its own name, again and again, and leaves the other names alone', async () => {
    const whole = await packOf(first, third);
    const { nameKeys } = await (await openedPack(whole)).match(chan, nine);
    const pack = await openedPack(
      spoilt(whole, ({ names }) => names.some(({ key }) => nameKeys.includes(key))),
    );
    for (const seconds of [0, 60]) {
      const found = await pack.match(chan, nine + seconds);
      expect([units(found), found.unreadableCount, found.door]).toEqual([[], 1, 'open']);
    }
    const other = await pack.match({ englishName: 'LEE Siu Fong' }, nine);
    expect([units(other), other.unreadableCount]).toEqual([['third'], 0]);
  });

  it('does not hide another visit of the same name', async () => {
    const whole = await packOf(first, second);
    const [one] = whole.buckets.flatMap(({ entries }) => entries);
    const pack = await openedPack(spoilt(whole, ({ id }) => id === one?.id));
    const found = await pack.match(chan, nine);
    expect(found.visits).toHaveLength(1);
    expect(found.unreadableCount).toBe(1);
  });

  it('still keeps out whom the service marked as refused', async () => {
    const whole = await packOf(first);
    const marked = spoilt(whole, () => true);
    const pack = await openedPack({
      ...marked,
      buckets: marked.buckets.map((bucket) => ({
        ...bucket,
        entries: bucket.entries.map((entry) => ({ ...entry, denied: true as const })),
      })),
    });
    expect((await pack.match(chan, nine)).door).toBe('barred');
  });
});
