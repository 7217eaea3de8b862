import { describe, expect, it } from '@jest/globals';
import { byTimeAndName, listPlace, orderedPage, type ListRow } from '../../../functions/visits/list-order.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { nine } from '../../support/site.ts';
import { later, visitIdOf, visitWith } from '../../support/visit.ts';

/** A row so many seconds after nine; its id tells it apart. */
const row = (id: string, seconds: number, visitor: Visitor = {}): ListRow => ({
  at: later(seconds),
  visit: visitWith({ visitId: visitIdOf(id), visitor }),
});
const idsOf = (visits: readonly Visit[]) => visits.map(({ visitId }) => visitId.replaceAll('_', ''));
const everything = () => true;
const page = async (
  rows: Iterable<ListRow>,
  options: { limit?: number; seen?: ListRow } = {},
  shows: (visit: Visit) => boolean = everything,
) => {
  const { visits, next } = await orderedPage(rows, shows, { limit: 10, ...options });
  return { ids: idsOf(visits), next };
};

describe('the place in a list', () => {
  it('reads back as the time and the visit', () => {
    expect(listPlace(`${String(nine)}#${visitIdOf('a')}`)).toEqual({ at: nine, visitId: visitIdOf('a') });
  });

  it.each([
    '',
    '#',
    `x${String(nine)}#${visitIdOf('a')}`,
    `${String(nine)}#${visitIdOf('a')}x`,
    `${String(nine)}#short`,
    `1234567890123#${visitIdOf('a')}`,
  ])('%j is not a place', (text) => {
    expect(listPlace(text)).toBeUndefined();
  });
});

describe('the order of a list', () => {
  const lee = row('z', 0, { englishName: 'Lee' });
  const chan = row('y', 0, { englishName: 'chan' });
  const wong = row('x', 0, { englishName: 'WONG' });
  const early = row('w', -1, { englishName: 'Yip' });

  it('is by time, then by name in whatever case, then by id', async () => {
    const twin = row('a', 0, { englishName: 'LEE' });
    const rows = [early, lee, twin, wong, chan];
    expect(await page(rows)).toEqual({ ids: ['w', 'y', 'a', 'z', 'x'], next: undefined });
    expect([...rows].sort(byTimeAndName)).toEqual([early, chan, twin, lee, wong]);
    expect(byTimeAndName(lee, lee)).toBe(0);
  });

  it('folds wide letters, as they are typed in Hong Kong', async () => {
    const wide = row('m', 0, { englishName: 'ＤＥＮＧ' });
    expect((await page([wong, wide, chan])).ids).toEqual(['y', 'm', 'x']);
  });

  it('compares in capitals, so that ß counts as SS', async () => {
    const rows = [row('b', 0, { englishName: 'GROSS' }), row('a', 0, { englishName: 'Groß' })];
    expect((await page(rows)).ids).toEqual(['a', 'b']);
  });

  it('puts a visitor without an English name at the Chinese one, and one without a name first', async () => {
    const chinese = row('c', 0, { chineseName: '陳大文' });
    const both = row('b', 0, { englishName: 'Ho', chineseName: '何' });
    const nameless = row('n', 0);
    expect((await page([chinese, lee, both, nameless])).ids).toEqual(['n', 'b', 'z', 'c']);
  });
});

describe('a page of a list', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id, at) => row(id, at * 60, { englishName: id }));
  const place = (id: string, seconds: number) => `${String(later(seconds))}#${visitIdOf(id)}`;

  it('has at most so many visits, and names the last one where more follow', async () => {
    expect(await page(rows, { limit: 2 })).toEqual({ ids: ['a', 'b'], next: place('b', 60) });
    expect(await page(rows, { limit: 5 })).toEqual({ ids: ['a', 'b', 'c', 'd', 'e'], next: undefined });
    expect(await page([], { limit: 5 })).toEqual({ ids: [], next: undefined });
  });

  it('goes on after the visit that was seen last, also among visits of the same time', async () => {
    const together = ['e', 'd', 'c', 'b', 'a'].map((id) => row(id, 0, { englishName: id }));
    const seen = together[3];
    if (!seen) throw new Error('five rows were made');
    expect(await page(together, { limit: 2, seen })).toEqual({ ids: ['c', 'd'], next: place('d', 0) });
    expect(await page(rows, { seen: row('c', 120, { englishName: 'c' }) })).toEqual({
      ids: ['d', 'e'],
      next: undefined,
    });
  });

  it('leaves out visits that the list does not show, and counts only those that it shows', async () => {
    const shows = ({ visitId }: Visit) => visitId !== visitIdOf('b');
    expect(await page(rows, { limit: 2 }, shows)).toEqual({ ids: ['a', 'c'], next: place('c', 120) });
  });

  it('reads no further than it needs to know that more follow', async () => {
    const read: string[] = [];
    function* counted() {
      for (const one of rows) {
        read.push(...idsOf([one.visit]));
        yield one;
      }
    }
    await page(counted(), { limit: 1 });
    expect(read).toEqual(['a', 'b', 'c']);
    read.length = 0;
    await page(counted(), { limit: 2 });
    expect(read).toEqual(['a', 'b', 'c', 'd']);
  });
});
