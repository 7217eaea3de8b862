import { describe, expect, it } from '@jest/globals';
import type { BarredId, SiteId } from '../../../functions/kernel/brands.ts';
import {
  barPerson,
  bringBarsTo,
  liftBar,
  reviewBar,
  type BarDeps,
} from '../../../functions/bars/bar-person.ts';
import type { BarRequest } from '../../../functions/bars/api/requests.ts';
import type { BarTable } from '../../../functions/bars/bar-table.ts';
import type { Bar, BarScope } from '../../../functions/bars/bar.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { guard, keys, later, visitIdOf, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const manager = callerWith('manager');
const visitId = visitIdOf('a');
const chan = { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' };

/** The bars' table without a database: pages of one. */
function heldBars(bars: readonly Bar[] = []) {
  const spread: { bar: Bar; siteIds: readonly SiteId[] }[] = [];
  const lifted: { bar: Bar; siteIds: readonly SiteId[] }[] = [];
  const find = (barredId: BarredId) => bars.find((bar) => bar.barredId === barredId);
  const table: BarTable = {
    create: (bar) => Promise.resolve({ created: true, bar }),
    get: (_, barredId) => Promise.resolve(find(barredId)),
    list: (scope, { after }) => {
      if (scope.firmId !== firmId) return Promise.resolve({ bars: [] });
      const at = after === undefined ? 0 : bars.findIndex(({ barredId }) => barredId === after) + 1;
      const bar = bars[at];
      const more = at + 1 < bars.length;
      return Promise.resolve({ bars: bar ? [bar] : [], ...(bar && more ? { next: bar.barredId } : {}) });
    },
    review: (_, barredId, review) => {
      const bar = find(barredId);
      return Promise.resolve(bar && { ...bar, ...review });
    },
    spread: (bar, siteIds) => {
      spread.push({ bar, siteIds });
      return Promise.resolve();
    },
    lift: (bar, siteIds) => {
      lifted.push({ bar, siteIds });
      return Promise.resolve();
    },
  };
  return { table, spread, lifted };
}

const allSites = [siteId, 'court' as SiteId];
function world(held: readonly Bar[] = [], visitor: Visitor = chan) {
  const { deps } = heldRegister({ visits: [visitWith({ visitId, visitor })] });
  const bars = heldBars(held);
  const all: BarDeps = { ...deps, bars: bars.table, siteIdsOf: () => Promise.resolve(allSites) };
  return { ...bars, deps: all };
}
const here = { firmId, siteId };
const everywhere = { firmId };
const elsewhere = { firmId, siteId: 'elsewhere' as SiteId };
const bar = (request: Partial<BarRequest>, visitor: Visitor = chan, scope: BarScope = here) =>
  barPerson(world([], visitor).deps, manager, scope, { reviewInDays: 180, ...request });
const withoutPrefix = keys.identitiesOf({ englishName: chan.englishName, chineseName: chan.chineseName });

describe('a person who is barred', () => {
  it.each([
    ['named', { visitor: chan }],
    ['of a visit', { fromVisitId: visitId }],
  ])('%s with a prefix is meant alone', async (_, request) => {
    expect(await bar(request)).toMatchObject({
      ok: true,
      created: true,
      bar: { identities: keys.identitiesOf(chan), createdAt: nine, reviewBy: later(180 * 86_400) },
    });
  });

  it('with all of that name is not told apart by the prefix', async () => {
    const barred = await bar({ visitor: chan, allOfThatName: true });
    expect(barred.ok && barred.bar.identities).toEqual(withoutPrefix);
  });

  it.each([
    ['visitor.idPrefix', { visitor: { englishName: 'Chan' } }],
    ['fromVisitId', { fromVisitId: visitId }],
  ])('without a prefix has to be meant: %s', async (path, request) => {
    expect(await bar(request, { englishName: 'Chan' })).toMatchObject({
      code: 'invalid_request',
      errors: [
        {
          path,
          message:
            'without an identity-card prefix everybody of that name is barred: confirm this with allOfThatName',
        },
      ],
    });
  });

  it('of a visit without a name cannot be barred', async () => {
    expect(await bar({ fromVisitId: visitId }, { idPrefix: 'A123' })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'fromVisitId', message: 'is a visit without a name' }],
    });
  });

  it('is kept with a name only where the firm asks, both names in one', async () => {
    const kept = await bar({ visitor: chan, reason: 'Damage.', keepName: true });
    expect(kept).toMatchObject({ bar: { name: 'CHAN Tai Man 陳大文', reason: 'Damage.' } });
    const barred = await bar({ visitor: chan });
    expect(barred).not.toHaveProperty('bar.name');
    expect(JSON.stringify(barred)).not.toMatch(/CHAN|陳|A123/);
  });
});

describe('where a bar holds', () => {
  it.each([
    ['at a site, there', here, [siteId]],
    ['at all sites, at each', everywhere, allSites],
  ])('%s', async (_, scope, siteIds) => {
    const { deps, spread } = world();
    await barPerson(deps, manager, scope, { visitor: chan, reviewInDays: 1 });
    expect(spread).toMatchObject([{ siteIds }]);
  });

  it('is a site of the firm', async () => {
    expect(await bar({ visitor: chan }, chan, elsewhere)).toMatchObject({ code: 'site_not_found' });
  });

  it('a visit is looked for at the site that is named, or barred at', async () => {
    expect(await bar({ fromVisitId: visitId, siteId }, chan, everywhere)).toMatchObject({ ok: true });
    const other = { fromVisitId: visitId, siteId: elsewhere.siteId };
    expect(await bar(other, chan, everywhere)).toMatchObject({ code: 'site_not_found' });
    expect(await bar({ fromVisitId: visitId }, chan, everywhere)).toMatchObject({ code: 'site_not_found' });
    expect(await bar({ fromVisitId: visitIdOf('gone') })).toMatchObject({ code: 'visit_not_found' });
  });

  it('is kept without what it does not have', async () => {
    const kept = await bar({ visitor: { englishName: 'Chan', idPrefix: 'A123' }, keepName: true });
    expect(kept).toMatchObject({ bar: { name: 'Chan' } });
    expect(kept.ok && Object.keys(kept.bar)).not.toContain('reason');
  });
});

describe('a bar that stands', () => {
  const stands: Bar = {
    firmId,
    barredId: 'bar' as BarredId,
    identities: keys.identitiesOf(chan),
    createdAt: later(-86_400),
    createdBy: guard,
    reviewBy: later(86_400),
  };
  const gone = 'gone' as BarredId;

  it('holds on once it is reviewed, where it held', async () => {
    const { deps, spread } = world([stands]);
    const reviewed = {
      ...stands,
      reviewBy: later(90 * 86_400),
      reviewedAt: nine,
      reviewedBy: manager.memberId,
    };
    expect(await reviewBar(deps, manager, everywhere, stands.barredId, 90)).toEqual({
      ok: true,
      bar: reviewed,
    });
    expect(spread).toEqual([{ bar: reviewed, siteIds: allSites }]);
  });

  it('ends where it is lifted', async () => {
    const { deps, lifted } = world([stands]);
    expect(await liftBar(deps, here, stands.barredId)).toEqual({ ok: true });
    expect(lifted).toEqual([{ bar: stands, siteIds: [siteId] }]);
  });

  it('is none at another firm’s site, nor once it is gone', async () => {
    const { deps, spread, lifted } = world([stands]);
    const notThere = { code: 'barred_person_not_found' };
    expect(await reviewBar(deps, manager, here, gone, 90)).toMatchObject(notThere);
    expect(await liftBar(deps, here, gone)).toMatchObject(notThere);
    const noSite = { code: 'site_not_found' };
    expect(await reviewBar(deps, manager, elsewhere, stands.barredId, 90)).toMatchObject(noSite);
    expect(await liftBar(deps, elsewhere, stands.barredId)).toMatchObject(noSite);
    expect([spread, lifted]).toEqual([[], []]);
  });
});

it('a new site gets all bars of the firm, page by page', async () => {
  const barOf = (name: string): Bar => ({
    firmId,
    barredId: name as BarredId,
    identities: [],
    createdAt: nine,
    createdBy: guard,
    reviewBy: later(86_400),
  });
  const bars = ['a', 'b', 'c'].map(barOf);
  const { table, spread } = heldBars(bars);
  await bringBarsTo(table, { firmId, siteId });
  expect(spread).toEqual(bars.map((one) => ({ bar: one, siteIds: [siteId] })));
});
