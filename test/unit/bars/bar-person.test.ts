import { describe, expect, it } from '@jest/globals';
import type { BarredId, SiteId } from '../../../functions/kernel/brands.ts';
import { barPerson, bringBarsTo, liftBar, reviewBar } from '../../../functions/bars/bar-person.ts';
import type { BarTable } from '../../../functions/bars/bar-table.ts';
import type { BarRequest } from '../../../functions/bars/api/requests.ts';
import type { Bar, BarScope } from '../../../functions/bars/bar.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
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

describe('a bar on a person', () => {
  it.each([
    ['named in the request', { visitor: chan }],
    ['identified by a visit', { fromVisitId: visitId }],
  ])('covers only that person if they are %s with a prefix', async (_, request) => {
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

  it('covers everybody of that name on request, whatever the prefix', async () => {
    const barred = await bar({ visitor: chan, allOfThatName: true });
    expect(barred.ok && barred.bar.identities).toEqual(withoutPrefix);
    expect(barred).not.toHaveProperty('bar.parts');
  });

  it.each([
    ['visitor.idPrefix', { visitor: { englishName: 'Chan' } }],
    ['fromVisitId', { fromVisitId: visitId }],
  ])('has to be confirmed without a prefix: %s', async (path, request) => {
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

  it('is hashed a second time for devices, under the key of the firm’s bars', async () => {
    const own = offlineKeyringOf('secret', firmId).ofBars();
    const exact = await bar({ visitor: chan });
    expect(exact.ok && exact.bar.offline).toEqual({
      identities: own.identitiesOf(chan),
      parts: own.partsOf(chan),
    });
    const everybody = await bar({ visitor: chan, allOfThatName: true });
    expect(everybody.ok && everybody.bar.offline).toEqual({
      identities: own.identitiesOf(chan).map(({ nameKey }) => ({ nameKey })),
    });
  });

  it('gets these hashes when barred again, where the bar was made without', async () => {
    const made = await bar({ visitor: chan });
    if (!made.ok) throw new Error(made.code);
    const { offline, ...before } = made.bar;
    const { deps, table, spread } = world([before]);
    const bars: BarTable = { ...table, create: () => Promise.resolve({ created: false, bar: before }) };
    const again = await barPerson({ ...deps, bars }, manager, here, { visitor: chan, reviewInDays: 180 });
    expect(again).toEqual({ ok: true, created: false, bar: { ...before, offline } });
    expect(spread.at(-1)?.bar.barredId).toBe(before.barredId);
  });

  it('is refused for a visit without a name', async () => {
    expect(await bar({ fromVisitId: visitId }, { idPrefix: 'A123' })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'fromVisitId', message: 'is a visit without a name' }],
    });
  });

  it('keeps a name only on request, with both names in one field', async () => {
    const kept = await bar({ visitor: chan, reason: 'Damage.', keepName: true });
    expect(kept).toMatchObject({ bar: { name: 'CHAN Tai Man 陳大文', reason: 'Damage.' } });
    const barred = await bar({ visitor: chan });
    expect(barred).not.toHaveProperty('bar.name');
    expect(JSON.stringify(barred)).not.toMatch(/CHAN|陳|A123/);
  });
});

describe('the scope of a bar', () => {
  it.each([
    ['at one site for a bar at that site', here, [siteId]],
    ['at each site for a bar of the firm', everywhere, allSites],
  ])('is written %s', async (_, scope, siteIds) => {
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
        keyring: () => Promise.resolve(offlineKeyringOf('secret', firmId)),
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

  it('must be a site of the firm', async () => {
    expect(await bar({ visitor: chan }, chan, elsewhere)).toMatchObject({ code: 'site_not_found' });
  });

  it('names the site where a visit is looked up', async () => {
    expect(await bar({ fromVisitId: visitId, siteId }, chan, everywhere)).toMatchObject({ ok: true });
    const other = { fromVisitId: visitId, siteId: elsewhere.siteId };
    expect(await bar(other, chan, everywhere)).toMatchObject({ code: 'site_not_found' });
    expect(await bar({ fromVisitId: visitId }, chan, everywhere)).toMatchObject({ code: 'site_not_found' });
    expect(await bar({ fromVisitId: visitIdOf('gone') })).toMatchObject({ code: 'visit_not_found' });
  });

  it('is stored without absent fields', async () => {
    const kept = await bar({ visitor: { englishName: 'Chan', idPrefix: 'A123' }, keepName: true });
    expect(kept).toMatchObject({ bar: { name: 'Chan' } });
    expect(kept.ok && Object.keys(kept.bar)).not.toContain('reason');
  });
});

describe('an existing bar', () => {
  const stands: Bar = {
    firmId,
    barredId: 'bar' as BarredId,
    identities: keys.identitiesOf(chan),
    createdAt: later(-86_400),
    createdBy: guard,
    reviewBy: later(86_400),
  };
  const gone = 'gone' as BarredId;

  it('is extended by a review, with the same scope', async () => {
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

  it('ends when it is lifted', async () => {
    const { deps, lifted } = world([stands]);
    expect(await liftBar(deps, here, stands.barredId)).toEqual({ ok: true });
    expect(lifted).toEqual([{ bar: stands, siteIds: [siteId] }]);
  });

  it('is not found at another firm’s site, or when it is deleted', async () => {
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
