import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds, LocalDay } from '../../../functions/kernel/brands.ts';
import { daysKept } from '../../../functions/my-data/days-of-site.ts';
import { gatherOwn, type GatherDeps } from '../../../functions/my-data/gather.ts';
import { cameAs, isOwn, showerOf } from '../../../functions/my-data/own-match.ts';
import { nine, siteWith } from '../../support/site.ts';
import { keys, visitWith } from '../../support/visit.ts';

const chan = { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' };
const shower = showerOf(keys, chan);
if (!shower) throw new Error('the code identifies strongly');

describe('who a record is about', () => {
  it.each([
    ['the same name, spelt otherwise, and prefix', { englishName: 'Tai Man CHAN', idPrefix: 'a123' }, true],
    ['one of the two names, and the prefix', { chineseName: '陈大文', idPrefix: 'A123' }, true],
    ['the name without a prefix', { englishName: 'CHAN, Tai Man' }, false],
    ['the name with another prefix', { englishName: 'CHAN, Tai Man', idPrefix: 'A124' }, false],
    ['the prefix with another name', { englishName: 'WONG, Siu Ming', idPrefix: 'A123' }, false],
    ['nobody: the key of the day is destroyed', {}, false],
  ])('%s', (_, visitor, own) => {
    expect(isOwn(keys, shower, visitor)).toBe(own);
  });

  it('is who came in under the same identity, though the site keeps no prefix', () => {
    const [presence] = keys.identitiesOf(chan);
    const [other] = keys.identitiesOf({ ...chan, idPrefix: 'B999' });
    const came = [presence, other, undefined].map((one) => cameAs(shower, one, {}));
    expect(came).toEqual([true, false, false]);
  });

  it('is not who came in by a booking of another person, with another prefix', () => {
    const [presence] = keys.identitiesOf(chan);
    const came = ['A123', 'a123', 'B999'].map((idPrefix) => cameAs(shower, presence, { idPrefix }));
    expect(came).toEqual([true, true, false]);
  });

  it.each([{ englishName: 'CHAN, Tai Man' }, { idPrefix: 'A123' }, { ageOver: 18 }])(
    'cannot be told by a code that shows %j alone',
    (disclosure) => {
      expect(showerOf(keys, disclosure)).toBeUndefined();
    },
  );
});

describe('the days that are read', () => {
  it('begin before the first day of a visit that may still be kept, and end a year ahead', () => {
    const days = daysKept(siteWith({ retentionDays: 30 }), nine);
    expect([days[0], days.at(-1)]).toEqual(['2026-09-20', '2027-11-25']);
    expect(days).toContain('2026-11-23');
    expect(new Set(days).size).toBe(days.length);
  });
});

describe('what takes too long', () => {
  const site = siteWith();
  const visit = visitWith({ visitor: chan });
  function depsWith(msPerLook: number) {
    let ms = 0;
    const read: LocalDay[] = [];
    const deps: GatherDeps = {
      registry: {
        getFirm: () => Promise.resolve(undefined),
        getSite: () => Promise.resolve(site),
        listSites: () => Promise.resolve({ sites: [site], more: false }),
      },
      visitors: {
        visitorsOf: async function* (_, day) {
          read.push(day);
          ms += msPerLook;
          if (day === visit.day) yield await Promise.resolve([{ visitId: visit.visitId, visitor: chan }]);
        },
        // A visit that is held is found twice, and shown once.
        heldAt: () => Promise.resolve([{ visitId: visit.visitId, visitor: chan }]),
      },
      visits: {
        get: () => Promise.resolve(visit),
        findByName: () => Promise.resolve({ pointers: [], barred: [] }),
      },
      series: { list: () => Promise.resolve({ series: [] }) },
      clock: (): EpochSeconds => nine,
      stopwatch: () => ms,
    };
    return { deps, read };
  }

  it('is given up after 20 seconds, so that no part of it is shown as the whole', async () => {
    const { deps, read } = depsWith(1000);
    expect(await gatherOwn(deps, keys, shower, site)).toBe('late');
    expect(read.length).toBeLessThan(60);
  });

  it('is not given up before', async () => {
    const { deps, read } = depsWith(1);
    expect(await gatherOwn(deps, keys, shower, site)).toMatchObject({ visits: [visit], sites: [site] });
    expect(read).toHaveLength(daysKept(site, nine).length);
  });
});
