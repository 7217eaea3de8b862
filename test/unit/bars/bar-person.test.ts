import { describe, expect, it } from '@jest/globals';
import type { BarredId, SiteId } from '../../../functions/kernel/brands.ts';
import { barPerson, bringBarsTo, liftBar, reviewBar } from '../../../functions/bars/bar-person.ts';
import type { BarRequest } from '../../../functions/bars/api/requests.ts';
import type { Bar, BarScope } from '../../../functions/bars/bar.ts';
import type { Booking } from '../../../functions/visits/booking.ts';
import { pointersTo } from '../../../functions/visits/pointer.ts';
import type { SiteRef } from '../../../functions/visits/visit-item.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { allSites, barCalled, barWorld, heldBars } from '../../support/bars.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { guard, keys, later, visitIdOf, visitWith } from '../../support/visit.ts';

const { firmId, siteId } = siteWith();
const manager = callerWith('manager');
const visitId = visitIdOf('a');
const chan = { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' };

const world = (held: readonly Bar[] = [], visitor: Visitor = chan) =>
  barWorld(held, [visitWith({ visitId, visitor })]);
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
      bar: {
        identities: keys.identitiesOf(chan),
        parts: keys.partsOf(chan),
        createdAt: nine,
        reviewBy: later(180 * 86_400),
      },
    });
  });

  it('with all of that name is not told apart by the prefix', async () => {
    const barred = await bar({ visitor: chan, allOfThatName: true });
    expect(barred.ok && barred.bar.identities).toEqual(withoutPrefix);
    expect(barred).not.toHaveProperty('bar.parts');
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
            'without an identity-card prefix everybody of that name is barred: say allOfThatName to mean it',
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

  it('marks the visits that it concerns, at each of these sites', async () => {
    const visit = visitWith({ visitId, visitor: chan });
    const identities = keys.identitiesOf(chan);
    const { deps } = heldRegister({
      visits: [visit],
      pointers: pointersTo(visit, identities),
      barred: identities,
    });
    const [searched, warned]: [SiteRef[], Booking[]] = [[], []];
    await barPerson(
      {
        ...deps,
        bars: heldBars().table,
        siteIdsOf: () => Promise.resolve(allSites),
        visits: {
          ...deps.visits,
          get: (site, id) => {
            searched.push(site);
            return deps.visits.get(site, id);
          },
        },
        bookings: { warn: (booking) => Promise.resolve(void warned.push(booking)) },
      },
      manager,
      everywhere,
      { visitor: chan, reviewInDays: 1 },
    );
    expect(searched).toEqual(allSites.map((id) => ({ firmId, siteId: id })));
    expect(warned.map((booking) => booking.visit)).toEqual([visit, visit]);
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
  const three = ['a', 'b', 'c'].map(barCalled);
  const { table, spread } = heldBars(three);
  await bringBarsTo(table, { firmId, siteId });
  expect(spread).toEqual(three.map((one) => ({ bar: one, siteIds: [siteId] })));
});
