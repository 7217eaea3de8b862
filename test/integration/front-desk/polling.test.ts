import { beforeAll, describe, expect, it } from '@jest/globals';
import { meteredClient } from '../../../bench/metered-client.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { systemClock } from '../../../functions/kernel/clock.ts';
import { putItem } from '../../../functions/table/write.ts';
import { changeMarkTable } from '../../../functions/visits/change-mark-table.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';
import { passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);

const call = (name: RouteName, sent: Sent = {}) => callRoute(handler, name, { role: 'manager', ...sent });
const since = (etag: string | undefined) => ({ headers: { 'If-None-Match': String(etag) } });
const site = { firmId: 'demo' as FirmId, siteId: 'court' as SiteId };
const marks = () => changeMarkTable({ client: world.database.client, name: world.database.visits });
/** What the stream does after a change; so long ago that the index has it. */
const settle = () => marks().count(site, (systemClock() - 10) as EpochSeconds);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const book = async (englishName: string) => {
  const { status, body } = await call('preRegister', {
    body: {
      visitor: { englishName },
      host: { unit: '12A' },
      expectedFrom: inSeconds(0),
      expectedUntil: inSeconds(3600),
    },
  });
  expect(status).toBe(201);
  await settle();
  return String(body['visitId']);
};
const comeIn = async (visitId: string) => {
  const body = { method: 'host_confirms', gateId: 'main' };
  expect((await call('checkIn', { path: { visitId }, body })).status).toBe(200);
  await settle();
};

describe.each(['listVisits', 'listOnSite'] as const)('%s, asked again', (name) => {
  it('is 304 without a body until something changes', async () => {
    await comeIn(await book('CHAN First'));
    const first = await call(name);
    expect([first.status, first.headers['etag']]).toEqual([200, expect.stringMatching(/^"[\w-]{22}"$/)]);
    const again = await call(name, since(first.headers['etag'] as string));
    expect([again.status, again.body, again.headers['etag'], again.headers['cache-control']]).toEqual([
      304,
      {},
      first.headers['etag'],
      'no-store',
    ]);
    await comeIn(await book('CHAN Second'));
    const changed = await call(name, since(first.headers['etag'] as string));
    expect(changed.status).toBe(200);
    expect(JSON.stringify(changed.body)).toContain('CHAN Second');
    expect(changed.headers['etag']).not.toBe(first.headers['etag']);
  });

  it('is whole for another role and for another page', async () => {
    const { headers } = await call(name);
    const tag = since(headers['etag'] as string);
    expect((await call(name, { ...tag, query: { limit: '1' } })).status).toBe(200);
  });

  it('is refused as ever at another site and without the right', async () => {
    const { headers } = await call(name);
    const tag = since(headers['etag'] as string);
    const elsewhere = await call(name, { ...tag, siteIds: 'tower' });
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([404, 'site_not_found']);
    const wrong = await call(name, { ...tag, query: { limit: '0' } });
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'invalid_request']);
  });
});

describe('one visit, asked again', () => {
  it('is 304 until it has a new version', async () => {
    const visitId = await book('LEE Wai');
    const path = { visitId };
    const { headers } = await call('getVisit', { path });
    const tag = since(headers['etag'] as string);
    const again = await call('getVisit', { path, ...tag });
    expect([again.status, again.body, again.headers['etag']]).toEqual([304, {}, '"1"']);
    await comeIn(visitId);
    const changed = await call('getVisit', { path, ...tag });
    expect([changed.status, changed.body['state'], changed.headers['etag']]).toEqual([
      200,
      'checked_in',
      '"2"',
    ]);
  });

  it('is whole each time while it has overstayed, because that makes no version', async () => {
    const ago = (days: number) => (systemClock() - days * 86_400) as EpochSeconds;
    const visitId = visitIdOf('overstayed');
    const visit = visitWith({
      ...site,
      visitId,
      state: 'checked_in',
      checkedIn: passageWith({ at: ago(4) }),
      expectedFrom: ago(4),
      expectedUntil: ago(3),
      purgeAt: ago(-20),
    });
    await putItem(sealedVisits(world.database), visitItem(visit));
    const { headers, body } = await call('getVisit', { path: { visitId } });
    expect(body['overstayed']).toBe(true);
    const again = await call('getVisit', { path: { visitId }, ...since(headers['etag'] as string) });
    expect([again.status, again.body]).toEqual([200, body]);
  });

  it('is refused to a guard who may not see it, whatever tag is named', async () => {
    const { body } = await call('preRegister', {
      body: {
        visitor: { englishName: 'HO Later' },
        host: { unit: '1' },
        expectedFrom: inSeconds(3 * 86_400),
        expectedUntil: inSeconds(3 * 86_400 + 60),
      },
    });
    const path = { visitId: String(body['visitId']) };
    const refused = await call('getVisit', { role: 'guard', path, headers: { 'If-None-Match': '*' } });
    expect([refused.status, refused.body['code']]).toEqual([403, 'forbidden']);
  });
});

describe('the mark of a site', () => {
  it('counts every change, also those of the same time, and costs half a read unit', async () => {
    const place = { ...site, siteId: 'marked' as SiteId };
    expect(await marks().read(place)).toEqual({ count: 0, at: 0 });
    const now = systemClock();
    await Promise.all([1, 2, 3].map(() => marks().count(place, now)));
    const meter = meteredClient(world.database.client);
    expect(await marks().read(place)).toEqual({ count: 3, at: now });
    expect(meter.read()).toMatchObject({ calls: 1, readUnits: 0.5, writeUnits: 0 });
  });
});
