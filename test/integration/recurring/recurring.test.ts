import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EpochSeconds, LocalDay, SeriesId, VisitId } from '../../../functions/kernel/brands.ts';
import { getVisit, checkInByHand } from '../../../functions/front-desk/by-hand.ts';
import { extendDue, extendSeries } from '../../../functions/recurring/extend-series.ts';
import { addDays } from '../../../functions/kernel/local-time.ts';
import { cancelVisit } from '../../../functions/front-desk/cancel-approve-refuse.ts';
import { cancelSeries, createSeries, getSeries } from '../../../functions/recurring/recurring-visits.ts';
import type { NewSeries } from '../../../functions/recurring/api/requests.ts';
import { seriesTable } from '../../../functions/recurring/series-table.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { callerWith } from '../../support/site.ts';
import { later, mainGate } from '../../support/visit.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { outcomeOf, register } from '../visits/register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const world = openDeployed();
let handler: Handler;
let daily: () => Promise<{ extended: number }>;
beforeAll(async () => {
  handler = (await import('../../../functions/recurring/recurring-visits.handler.ts')).handler;
  daily = (await import('../../../functions/recurring/extend-series.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const lee = { englishName: 'LEE Siu Fong', idPrefix: 'C456' };
const firstDay = '2026-11-23' as LocalDay;
let ids = 0;

function rules() {
  const made = register(world.database, { walkIns: 'refuse' });
  const { database } = world;
  const deps = {
    ...made.deps,
    series: seriesTable(sealedVisits(database), made.deps.clock),
    newSeriesId: () => `series-${String((ids += 1)).padStart(15, '0')}` as SeriesId,
  };
  const manager = callerWith('manager');
  const { siteId } = made.site;
  const create = async (changed: Partial<NewSeries> = {}, idempotencySeed?: string) => {
    const request = { visitor: lee, host: { unit: '12A' }, startTime: '09:00', endTime: '12:00', firstDay };
    const outcome = await createSeries(
      deps,
      manager,
      siteId,
      { ...request, until: '2027-05-31' as LocalDay, ...changed },
      idempotencySeed,
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome;
  };
  const read = (visitId: VisitId | undefined) =>
    getVisit(deps, { caller: manager, siteId, visitId: visitId ?? ('' as VisitId) });
  const onDay = async (day: string) =>
    (await deps.bookings.listDay(made.site, day as LocalDay, { limit: 9 })).visits;
  const moveTo = (day: string) => {
    made.time.now = (Date.parse(`${day}T02:00:00Z`) / 1000) as EpochSeconds;
  };
  return { ...made, deps, manager, siteId, create, read, onDay, moveTo };
}

describe('recurring visits', () => {
  it('are made for thirty-five days ahead, and a scan finds each of them', async () => {
    const { create, read, onDay, scan, code, moveTo } = rules();
    const { series, upcoming } = await create();
    expect(series).toMatchObject({ state: 'active', madeUntil: '2026-12-28' });
    expect(upcoming).toHaveLength(36);
    expect(upcoming[35]?.day).toBe('2026-12-28');
    for (const { day, visitId } of upcoming)
      expect(await read(visitId)).toMatchObject({
        visit: { visitId, day, seriesId: series.seriesId, state: 'expected', visitor: lee },
      });
    expect(await onDay('2026-12-29')).toEqual([]);
    moveTo('2026-12-10');
    expect(outcomeOf(await scan(code(lee)))).toBe('checked_in');
  });

  it('can be found and cancelled after midnight if they last through the night', async () => {
    const { create, read, scan, code, time, deps, manager, siteId } = rules();
    const night = { startTime: '22:00', endTime: '02:00', endsNextDay: true };
    const { series, upcoming } = await create(night);
    const ho = { englishName: 'HO Ka', idPrefix: 'D456' };
    const { upcoming: others } = await create({ ...night, visitor: ho });
    expect([upcoming[0]?.day, others[0]?.day]).toEqual([firstDay, firstDay]);
    time.now = (Date.parse('2026-11-24T01:00:00+08:00') / 1000) as EpochSeconds;
    // The guard picks, because the visit of the coming night is open during its whole first day.
    expect(await scan(code(ho))).toMatchObject({
      outcome: { outcome: 'choose', candidates: [{ visitId: others[0]?.visitId }, { day: '2026-11-24' }] },
    });
    await cancelSeries(deps, manager, siteId, series.seriesId);
    expect(await read(upcoming[0]?.visitId)).toMatchObject({ visit: { state: 'cancelled' } });
    expect(outcomeOf(await scan(code(lee)))).toBe('no_match');
  });

  it('are made once by a repeated request, also at the same time', async () => {
    const { create, onDay } = rules();
    const answers = await Promise.all([create({}, 'seed'), create({}, 'seed'), create({}, 'seed')]);
    expect(new Set(answers.map(({ series }) => series.seriesId)).size).toBe(1);
    expect(new Set(answers.map(({ series }) => series.madeUntil))).toEqual(new Set(['2026-12-28']));
    expect(await onDay('2026-12-01')).toHaveLength(1);
  });

  it('are extended day by day until their last day, and then are not due any more', async () => {
    const { create, onDay, deps, moveTo } = rules();
    const { series } = await create({ until: '2027-01-20' as LocalDay, weekdays: ['monday'] });
    expect(await onDay('2026-12-28')).toHaveLength(1);
    expect(await onDay('2027-01-04')).toHaveLength(0);
    const seen = async () => {
      const found: string[] = [];
      for (let back = 0; back < 90; back += 1)
        for await (const one of deps.series.due(addDays('2027-01-31' as LocalDay, -back)))
          if (one.seriesId === series.seriesId) found.push(one.madeUntil);
      return found;
    };
    expect(await seen()).toEqual(['2026-12-28']);
    moveTo('2026-11-30');
    await extendDue(deps);
    expect(await onDay('2027-01-04')).toHaveLength(1);
    expect(await seen()).toEqual(['2027-01-04']);
    moveTo('2026-12-24');
    await extendDue(deps);
    expect(await onDay('2027-01-18')).toHaveLength(1);
    expect(await onDay('2027-01-25')).toHaveLength(0);
    expect(await seen()).toEqual([]);
  });

  it('are made in time if they begin in spring', async () => {
    const { create, onDay, deps, moveTo } = rules();
    const spring = { firstDay: '2027-03-01' as LocalDay, until: '2027-03-02' as LocalDay };
    expect((await create(spring)).upcoming).toEqual([]);
    moveTo('2027-02-10');
    await extendDue(deps);
    expect(await onDay('2027-03-01')).toHaveLength(1);
    expect(await onDay('2027-03-02')).toHaveLength(1);
  });

  it('are made once and completely when several runs extend them at the same moment', async () => {
    const { create, onDay, deps, moveTo, site } = rules();
    const { series } = await create();
    moveTo('2026-12-28');
    const runs = await Promise.all([1, 2, 3].map(() => extendSeries(deps, site, series)));
    expect(new Set(runs.map(({ madeUntil }) => madeUntil))).toEqual(new Set(['2027-02-01']));
    for (const day of ['2026-12-29', '2027-01-15', '2027-02-01']) expect(await onDay(day)).toHaveLength(1);
  });

  it('can be cancelled one by one', async () => {
    const { create, read, deps, manager, siteId } = rules();
    const { upcoming } = await create();
    const [, second, third] = upcoming;
    if (!second) throw new Error('no second day');
    await cancelVisit(deps, { caller: manager, siteId, visitId: second.visitId });
    expect(await read(second.visitId)).toMatchObject({ visit: { state: 'cancelled' } });
    expect(await read(third?.visitId)).toMatchObject({ visit: { state: 'expected' } });
  });

  it('can be cancelled together, except those that have begun, and no more are made', async () => {
    const { create, read, deps, manager, siteId, moveTo, onDay, scan, code, site } = rules();
    const { series, upcoming } = await create({ needsApproval: false });
    const [first] = upcoming;
    if (!first) throw new Error('no first day');
    const action = { caller: manager, siteId, visitId: first.visitId };
    await checkInByHand(deps, action, { method: 'staff_card', gateId: mainGate });
    expect(await cancelSeries(deps, manager, siteId, series.seriesId)).toMatchObject({
      series: { state: 'cancelled' },
      upcoming: [],
    });
    expect(await read(first.visitId)).toMatchObject({ visit: { state: 'checked_in' } });
    for (const { visitId } of upcoming.slice(1))
      expect(await read(visitId)).toMatchObject({ visit: { state: 'cancelled' } });
    moveTo('2026-12-20');
    await extendDue(deps);
    expect((await extendSeries(deps, site, series)).state).toBe('cancelled');
    expect(await onDay('2027-01-10')).toEqual([]);
    expect(outcomeOf(await scan(code(lee)))).toBe('no_match');
    expect(await cancelSeries(deps, manager, siteId, series.seriesId)).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<NewSeries>, string]>([
    ['begin in the past', { firstDay: '2026-11-22' as LocalDay }, 'firstDay'],
    [
      'begin in two years',
      { firstDay: '2028-11-22' as LocalDay, until: '2028-12-22' as LocalDay },
      'firstDay',
    ],
    ['have no day', { until: firstDay, weekdays: ['sunday'] }, 'until'],
    ['are over today', { until: firstDay, startTime: '07:00', endTime: '08:00' }, 'until'],
  ])('are refused if they %s', async (_, changed, path) => {
    const { create } = rules();
    await expect(create(changed)).rejects.toThrow(`"path":"${path}"`);
  });

  it('leave out today if its time is over, and show no visit for it', async () => {
    const { create, time } = rules();
    time.now = later(5 * 3600);
    expect((await create()).upcoming[0]?.day).toBe('2026-11-24');
  });

  it('are not found any more after their retention', async () => {
    const { create, deps, manager, siteId, time } = rules();
    const { series } = await create();
    time.now = series.purgeAt;
    expect(await getSeries(deps, manager, siteId, series.seriesId)).toMatchObject({
      code: 'series_not_found',
    });
  });
});

describe('recurring visits through the API', () => {
  const call = (name: RouteName, sent: Sent = {}) => callRoute(handler, name, { role: 'manager', ...sent });
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDay;
  const body = (changed: object = {}) => ({
    visitor: lee,
    host: { unit: '12A' },
    startTime: '00:00',
    endTime: '23:59',
    firstDay: addDays(today, 1),
    until: addDays(today, 3),
    ...changed,
  });

  it('can be booked, read, listed and cancelled', async () => {
    const made = await call('createSeries', { body: body() });
    const seriesId = String(made.body['seriesId']);
    expect([made.status, made.headers['location']]).toEqual([
      201,
      `/v1/sites/court/recurring-visits/${seriesId}`,
    ]);
    expect(made.body['upcoming']).toHaveLength(3);
    const path = { seriesId };
    expect((await call('getSeries', { path })).body).toEqual(made.body);
    const page = await call('listSeries', { query: { limit: '1' } });
    expect(page.body['items']).toHaveLength(1);
    await call('createSeries', { body: body() });
    const seen: string[] = [];
    let cursor: unknown;
    do {
      const query = { limit: '1', ...(typeof cursor === 'string' ? { cursor } : {}) };
      const { body: listed } = await call('listSeries', { query });
      seen.push(...(listed['items'] as { seriesId: string }[]).map((one) => one.seriesId));
      cursor = listed['nextCursor'];
    } while (cursor !== undefined);
    expect(seen).toContain(seriesId);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await call('listSeries', { query: { cursor: 'nonsense' } })).status).toBe(400);
    const cancelled = await call('cancelSeries', { path, body: {} });
    expect([cancelled.status, cancelled.body['state']]).toEqual([200, 'cancelled']);
  });

  it('are booked once by a repeated request with its key', async () => {
    const sent = { body: body(), headers: { 'Idempotency-Key': 'a-cleaner' } };
    const first = await call('createSeries', sent);
    expect(await call('createSeries', sent)).toMatchObject({
      status: 201,
      headers: { 'idempotency-replayed': 'true' },
      body: first.body,
    });
  });

  it('are not found at another site, by another firm, or by an unknown or invalid id', async () => {
    const { body: made } = await call('createSeries', { body: body() });
    const seriesId = String(made['seriesId']);
    for (const path of [{ seriesId, siteId: 'tower' }, { seriesId: 'x'.repeat(22) }, { seriesId: '../x' }])
      for (const sent of [{ name: 'getSeries' } as const, { name: 'cancelSeries', body: {} } as const])
        expect(await call(sent.name, { path, ...sent })).toMatchObject({
          status: 404,
          body: { code: 'series_not_found' },
        });
    const rival = { path: { seriesId }, firmId: 'rival' };
    expect((await call('getSeries', rival)).body['code']).toBe('site_not_found');
    expect((await call('createSeries', { body: body(), firmId: 'rival' })).body['code']).toBe(
      'site_not_found',
    );
    expect((await call('listSeries', { firmId: 'rival' })).body['code']).toBe('site_not_found');
    expect((await call('cancelSeries', { ...rival, body: {} })).body['code']).toBe('site_not_found');
  });

  it('are refused without a last day, with notes by an integration, and for a guard', async () => {
    expect(await call('createSeries', { body: body({ until: undefined }) })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'until' }] },
    });
    const notes = body({ notes: 'Keys at the desk.' });
    expect((await call('createSeries', { body: notes, role: 'integration' })).status).toBe(403);
    expect((await call('createSeries', { body: body(), role: 'guard' })).status).toBe(403);
    expect(
      (await call('cancelSeries', { path: { seriesId: 'x'.repeat(22) }, body: { why: 1 } })).status,
    ).toBe(400);
  });

  it('are extended by the daily run, which fails when the store fails', async () => {
    await call('createSeries', { body: body({ until: addDays(today, 100) }) });
    expect((await daily()).extended).toBeGreaterThanOrEqual(0);
    world.proxy.fail('Query', 'throttled');
    await expect(daily()).rejects.toThrow();
  });
});
