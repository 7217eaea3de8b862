import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { visitIdOf } from '../../support/visit.ts';

const world = openDeployed();
let handler: Handler;
beforeAll(async () => {
  handler = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

const call = (name: RouteName, sent: Sent = {}) => callRoute(handler, name, { role: 'manager', ...sent });
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const booking = (changed: object = {}) => ({
  visitor: { englishName: 'CHAN, Tai Man', idPrefix: 'a123' },
  host: { unit: '12A', name: 'LEE Ka Fai' },
  expectedFrom: inSeconds(0),
  expectedUntil: inSeconds(3600),
  purpose: 'Dinner',
  ...changed,
});
const book = async (changed: object = {}) => {
  const { status, body } = await call('preRegister', { body: booking(changed) });
  expect(status).toBe(201);
  return { visitId: String(body['visitId']), day: String(body['day']) };
};

describe('a pre-registration through the API', () => {
  it('is answered 503 while the secret of person keys cannot be read, and writes nothing', async () => {
    world.unreadable.add('person-key');
    const { status, body } = await call('preRegister', { body: booking() });
    world.unreadable.clear();
    expect([status, body['code']]).toEqual([503, 'store_unavailable']);
    expect((await call('listVisits')).body['items']).toEqual([]);
  });

  it('answers with the visit, its location and its entity tag', async () => {
    const { status, headers, body } = await call('preRegister', { body: booking() });
    expect(status).toBe(201);
    const visitId = String(body['visitId']);
    expect(visitId).toMatch(/^[\w-]{22}$/);
    expect(headers).toMatchObject({
      location: `/v1/sites/court/visits/${visitId}`,
      etag: '"1"',
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': 'request-1',
    });
    expect(body).toMatchObject({
      siteId: 'court',
      state: 'expected',
      visitor: { englishName: 'CHAN, Tai Man', idPrefix: 'A123' },
      host: { unit: '12A', name: 'LEE Ka Fai' },
      purpose: 'Dinner',
      version: 1,
    });
    const read = await call('getVisit', { path: { visitId } });
    expect([read.status, read.body, read.headers['etag']]).toEqual([200, body, '"1"']);
  });

  it.each([
    ['in the past', { expectedFrom: inSeconds(-7200), expectedUntil: inSeconds(-3600) }, 'expectedUntil'],
    ['without a host', { host: undefined }, 'host'],
    [
      'with a full identity-card number',
      { visitor: { englishName: 'Chan', idPrefix: 'A123456(7)' } },
      'visitor.idPrefix',
    ],
  ])('gets an error that names the field and not its value: %s', async (_, changed, path) => {
    const { status, body } = await call('preRegister', { body: booking(changed) });
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
    expect(body['errors']).toMatchObject([{ path }]);
    expect(JSON.stringify(body)).not.toContain('A123456');
  });

  it('finds no site that is not the firm’s', async () => {
    const { status, body } = await call('preRegister', { body: booking(), path: { siteId: 'rival-tower' } });
    expect([status, body['code']]).toEqual([404, 'site_not_found']);
  });
});

describe('a visit by hand through the API', () => {
  it('checks in and out, and the roll call shows it', async () => {
    const { visitId } = await book();
    const path = { visitId };
    const before = (await call('listOnSite')).body['count'];
    const entry = await call('checkIn', { path, body: { method: 'host_confirms', gateId: 'main' } });
    expect([entry.status, entry.headers['etag']]).toEqual([200, '"2"']);
    expect(entry.body).toMatchObject({ state: 'checked_in', checkInMethod: 'host_confirms' });
    const roll = await call('listOnSite');
    expect(roll.body['count']).toBe(Number(before) + 1);
    expect(roll.body['items']).toContainEqual(expect.objectContaining({ visitId, state: 'checked_in' }));
    expect(roll.body['asOf']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const again = await call('checkIn', { path, body: { method: 'staff_card', gateId: 'main' } });
    expect([again.status, again.body['code']]).toEqual([409, 'state_conflict']);
    const exit = await call('checkOut', { path, body: { gateId: 'exit' } });
    expect(exit.body).toMatchObject({ state: 'checked_out', checkedOutGateId: 'exit' });
    expect((await call('listOnSite')).body['count']).toBe(before);
  });

  it('can be cancelled once, and approved or refused only while it waits', async () => {
    const path = { visitId: (await book()).visitId };
    for (const route of ['approveVisit', 'refuseVisit'] as const)
      expect(await call(route, { path, body: {} })).toMatchObject({
        status: 409,
        body: { detail: 'The visit is expected.' },
      });
    const cancelled = await call('cancelVisit', { path, body: {} });
    expect([cancelled.status, cancelled.body['state'], cancelled.headers['etag']]).toEqual([
      200,
      'cancelled',
      '"2"',
    ]);
    expect((await call('cancelVisit', { path, body: {} })).status).toBe(409);
    expect((await call('getVisit', { path })).body).toMatchObject({ state: 'cancelled', version: 2 });
  });

  it.each<[string, RouteName, Sent, number, string]>([
    [
      'an unknown method',
      'checkIn',
      { body: { method: 'passport', gateId: 'main' } },
      400,
      'invalid_request',
    ],
    [
      'an unknown gate',
      'checkIn',
      { body: { method: 'staff_card', gateId: 'attic' } },
      404,
      'gate_not_found',
    ],
    ['a body that is not expected', 'cancelVisit', { body: { why: 'rain' } }, 400, 'invalid_request'],
    ['no body', 'cancelVisit', { body: '' }, 400, 'malformed_json'],
    ['a forbidden role', 'approveVisit', { role: 'guard', body: {} }, 403, 'forbidden'],
  ])('gets a problem for %s', async (_, route, sent, status, code) => {
    const { visitId } = await book();
    const answer = await call(route, { path: { visitId }, ...sent });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('is not found at another site, by another firm, or for an unknown or invalid id', async () => {
    const { visitId } = await book();
    for (const sent of [
      { path: { visitId, siteId: 'tower' } },
      { path: { visitId: visitIdOf('nobody') } },
      { path: { visitId: '../x' } },
    ])
      expect(await call('getVisit', sent)).toMatchObject({ status: 404, body: { code: 'visit_not_found' } });
    const rival = { path: { visitId }, firmId: 'rival' };
    expect(await call('getVisit', rival)).toMatchObject({ status: 404, body: { code: 'site_not_found' } });
  });
});

describe('companions through the API', () => {
  it('are booked, offered and checked in with their lead', async () => {
    const companions = [{ englishName: 'CHAN Siu Ming' }];
    const booked = await call('preRegister', { body: booking({ companions }) });
    const path = { visitId: String(booked.body['visitId']) };
    const [companion] = booked.body['companions'] as { visitId: string }[];
    expect(booked.body).toMatchObject({ companionVisitIds: [companion?.visitId] });
    const entry = await call('checkIn', { path, body: { method: 'host_confirms', gateId: 'main' } });
    expect(entry.body['companions']).toEqual([
      { visitId: companion?.visitId, state: 'expected', visitor: companions[0] },
    ]);
    const sent = { path, body: { method: 'host_confirms', gateId: 'main' } };
    expect(await call('checkInCompanions', { ...sent, role: 'guard' })).toMatchObject({
      status: 200,
      body: {
        items: [{ visitId: companion?.visitId, result: 'checked_in', visit: { leadVisitId: path.visitId } }],
      },
    });
    expect((await call('checkInCompanions', { ...sent, role: 'integration' })).status).toBe(403);
    expect((await call('checkInCompanions', { ...sent, path: { visitId: visitIdOf('none') } })).status).toBe(
      404,
    );
  });

  it('are booked once by a repeated request with its key', async () => {
    const sent = {
      body: booking({ companions: [{ englishName: 'CHAN Siu Ming' }] }),
      headers: { 'Idempotency-Key': 'a-family' },
    };
    const first = await call('preRegister', sent);
    expect(await call('preRegister', sent)).toMatchObject({ status: 201, body: first.body });
  });

  it.each([
    ['eleven', Array(11).fill({ englishName: 'Chan' }), 'companions'],
    ['an empty list', [], 'companions'],
    ['one without a name', [{}], 'companions.0'],
    [
      'one with an identity-card prefix',
      [{ englishName: 'Chan', idPrefix: 'A123' }],
      'companions.0.idPrefix',
    ],
  ])('are refused if they are %s', async (_, companions, path) => {
    const { status, body } = await call('preRegister', { body: booking({ companions }) });
    expect([status, body['errors']]).toMatchObject([400, [{ path }]]);
  });
});

describe('an invitation PIN through the API', () => {
  it('is shown once, and is needed for its check-in method', async () => {
    const { visitId } = await book();
    const path = { visitId };
    const made = await call('makePin', { path, body: {}, role: 'integration' });
    expect([made.status, made.headers['etag']]).toEqual([201, '"2"']);
    expect(made.body).toEqual({ visitId, pin: expect.stringMatching(/^\d{6}$/) as unknown });
    expect((await call('getVisit', { path })).body).toMatchObject({ invitationPin: 'set' });
    const enter = (body: object) => call('checkIn', { path, body: { gateId: 'main', ...body } });
    expect((await enter({ method: 'invitation_pin' })).body['errors']).toMatchObject([{ path: 'pin' }]);
    expect((await enter({ method: 'staff_card', pin: '123456' })).body['errors']).toMatchObject([
      { path: 'pin' },
    ]);
    expect((await enter({ method: 'invitation_pin', pin: '12345' })).status).toBe(400);
    const pin = String(made.body['pin']);
    const wrong = pin === '000000' ? '111111' : '000000';
    const printed = await printedBy(async () => {
      for (let tries = 1; tries <= 5; tries += 1)
        expect(await enter({ method: 'invitation_pin', pin: wrong })).toMatchObject({
          status: 409,
          body: { code: 'wrong_pin' },
        });
      expect(await enter({ method: 'invitation_pin', pin })).toMatchObject({
        status: 423,
        body: { code: 'pin_locked' },
      });
    });
    expect(printed.filter((line) => line.includes('"WrongPins":1'))).toHaveLength(5);
    expect(printed.filter((line) => line.includes('"LockedPins":1'))).toHaveLength(1);
    expect(printed.join('')).not.toContain(pin);
    expect((await call('getVisit', { path })).body).toMatchObject({ invitationPin: 'locked' });
    expect((await call('makePin', { path, body: {}, role: 'integration' })).status).toBe(423);
    expect((await call('makePin', { path, body: {}, role: 'guard' })).status).toBe(403);
    const again = await call('makePin', { path, body: {} });
    const entry = await enter({ method: 'invitation_pin', pin: again.body['pin'] });
    expect(entry.body).toMatchObject({ state: 'checked_in', checkInMethod: 'invitation_pin' });
  });
});

describe('an edit through the API', () => {
  const change = (visitId: string, body: unknown, headers: Record<string, string> = { 'If-Match': '"1"' }) =>
    call('editVisit', { path: { visitId }, body, headers });

  it('answers with the edited visit and its new entity tag', async () => {
    const { visitId } = await book();
    const { status, headers, body } = await change(visitId, {
      vehicle: { plate: 'ab 1234' },
      notes: 'Goods lift.',
      purpose: null,
    });
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ vehicle: { plate: 'AB1234' }, notes: 'Goods lift.', version: 2 });
    expect(body).not.toHaveProperty('purpose');
    const seen = await call('getVisit', { path: { visitId }, role: 'guard' });
    expect(seen.body).toEqual(body);
  });

  it('is answered 428 without If-Match, 412 with a stale one, and 400 without a change', async () => {
    const { visitId } = await book();
    expect(await change(visitId, { purpose: 'Tea' }, {})).toMatchObject({
      status: 428,
      body: { code: 'precondition_required' },
    });
    expect(await change(visitId, { purpose: 'Tea' }, { 'if-match': '"9"' })).toMatchObject({
      status: 412,
      body: { code: 'precondition_failed' },
    });
    expect(await change(visitId, {})).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((await change(visitId, { purpose: 'Tea' })).status).toBe(200);
    expect((await change(visitId, { purpose: 'Tea' })).status).toBe(412);
  });

  it('is refused to a guard, and finds no visit of another site', async () => {
    const { visitId } = await book();
    const sent = { path: { visitId }, body: { purpose: 'Tea' }, headers: { 'if-match': '*' } };
    expect((await call('editVisit', { ...sent, role: 'guard' })).status).toBe(403);
    expect((await call('editVisit', { ...sent, path: { visitId, siteId: 'tower' } })).body['code']).toBe(
      'visit_not_found',
    );
  });

  it('is answered 503 while the store is busy with another change of the visit', async () => {
    const { visitId } = await book();
    world.proxy.fail('TransactWriteItems', 'unavailable');
    expect((await change(visitId, { purpose: 'Tea' })).status).toBe(503);
  });
});

describe('a pre-registration’s notes', () => {
  it('may be written by a manager only', async () => {
    const body = booking({ notes: 'Goods lift.' });
    expect((await call('preRegister', { body, role: 'integration' })).status).toBe(403);
    expect((await call('preRegister', { body })).body['notes']).toBe('Goods lift.');
  });
});

describe('a day’s list through the API', () => {
  it('is paged by a cursor for this list only', async () => {
    for (let n = 0; n < 3; n += 1) await book();
    const { day } = await book();
    const query = { day, limit: '2', state: 'expected' };
    const first = await call('listVisits', { query });
    expect(first.body['items']).toHaveLength(2);
    const cursor = String(first.body['nextCursor']);
    const second = await call('listVisits', { query: { ...query, cursor } });
    expect(second.body['items']).not.toEqual(first.body['items']);
    for (const other of [
      { limit: '2', cursor },
      { ...query, day: '2026-01-01', cursor },
    ])
      expect(await call('listVisits', { query: other })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'cursor' }] },
      });
    expect((await call('listOnSite', { query: { cursor } })).status).toBe(400);
  });

  it.each([
    ['a limit of 501', { limit: '501' }, 'limit'],
    ['an order of its own', { order: 'unit' }, 'order'],
    ['a day that does not exist', { day: '2026-02-30' }, 'day'],
    ['a state that does not exist', { state: 'asleep' }, 'state'],
    ['an unknown parameter', { page: '2' }, 'page'],
  ])('answers %s with a problem', async (_, query, path) => {
    expect(await call('listVisits', { query })).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('takes no day for the list of visitors on site', async () => {
    expect((await call('listOnSite', { query: { day: '2026-11-23' } })).status).toBe(400);
  });

  it('is answered 503 while the store fails', async () => {
    world.proxy.fail('Query', 'throttled');
    expect((await call('listVisits')).status).toBe(503);
    expect((await call('listOnSite')).status).toBe(503);
  });
});
