import { describe, expect, it } from '@jest/globals';
import type { Visit } from '../../../../web/desk/src/api/api.ts';
import { DayFeed } from '../../../../web/desk/src/day/day-feed.ts';
import { aVisit } from './a-visit.ts';

/** A day of the service, in pages of two, with entity tags of the content. */
function aDay(first: readonly Visit[]) {
  const day = { visits: first, reads: 0, isDown: false };
  const feed = new DayFeed((cursor, etag) => {
    day.reads += 1;
    if (day.isDown) return Promise.resolve({ kind: 'no_network' });
    const from = cursor === undefined ? 0 : day.visits.findIndex(({ visitId }) => visitId === cursor) + 1;
    const items = day.visits.slice(from, from + 2);
    const last = items.at(-1);
    const more = from + 2 < day.visits.length && last;
    const tag = JSON.stringify(items);
    if (tag === etag) return Promise.resolve({ kind: 'unchanged' });
    return Promise.resolve({
      kind: 'data',
      data: more ? { items, nextCursor: last.visitId } : { items },
      etag: tag,
    });
  });
  return { day, feed };
}
const named = (visitId: string, version = 1): Visit => aVisit({ visitId, version });
const ids = (feed: DayFeed) => feed.visits().map(({ visitId, version }) => `${visitId}${String(version)}`);

async function readAll(feed: DayFeed): Promise<void> {
  while (!feed.isWhole) await feed.readNext();
}

describe('the visits of a day', () => {
  it('are read page by page, each once', async () => {
    const { feed, day } = aDay(['a', 'b', 'c', 'd', 'e'].map((id) => named(id)));
    await readAll(feed);
    expect(ids(feed)).toEqual(['a1', 'b1', 'c1', 'd1', 'e1']);
    expect(day.reads).toBe(3);
  });

  it('are left alone while nothing changes', async () => {
    const { feed } = aDay(['a', 'b', 'c'].map((id) => named(id)));
    await readAll(feed);
    expect(await feed.look(10)).toBe(false);
  });

  it('follow a change, a new visit and one that is gone', async () => {
    const { feed, day } = aDay(['a', 'c', 'e', 'g'].map((id) => named(id)));
    await readAll(feed);
    day.visits = [named('a'), named('b'), named('e', 2), named('g')];
    expect(await feed.look(10)).toBe(true);
    expect(await feed.look(10)).toBe(false);
    expect(ids(feed)).toEqual(['a1', 'b1', 'e2', 'g1']);
  });

  it('are looked at in turn, some pages each time', async () => {
    const { feed, day } = aDay(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => named(id)));
    await readAll(feed);
    day.visits = day.visits.map((visit) => (visit.visitId === 'f' ? named('f', 2) : visit));
    expect(await feed.look(1)).toBe(false);
    expect(await feed.look(1)).toBe(false);
    expect(await feed.look(1)).toBe(true);
    expect(ids(feed).at(-1)).toBe('f2');
  });

  it('show what this desk changed at once, and what is newer after that', async () => {
    const { feed, day } = aDay([named('a')]);
    await readAll(feed);
    feed.put(named('a', 2));
    expect(ids(feed)).toEqual(['a2']);
    day.visits = [named('a', 3)];
    await feed.look(1);
    expect(ids(feed)).toEqual(['a3']);
  });

  it('stay as they were while the service does not answer', async () => {
    const { feed, day } = aDay([named('a'), named('b'), named('c')]);
    await readAll(feed);
    day.isDown = true;
    expect(await feed.look(3)).toEqual({ kind: 'no_network' });
    expect(ids(feed)).toEqual(['a1', 'b1', 'c1']);
  });
});
