import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';

openDeployed();
let holds: Handler;
let visits: Handler;
beforeAll(async () => {
  holds = (await import('../../../functions/holds/holds.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
}, 60_000);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const asked = { incident: 'A broken lift', reason: 'The insurer asks.\nSee letter 7.', until: inDays(60) };
const send = (name: RouteName, sent: Sent = {}) => callRoute(holds, name, { role: 'manager', ...sent });

async function book(englishName = 'GUEST One'): Promise<string> {
  const body = {
    visitor: { englishName, idPrefix: 'A123' },
    host: { unit: '12A' },
    expectedFrom: inDays(0),
    expectedUntil: inDays(0.1),
  };
  const made = await callRoute(visits, 'preRegister', { role: 'manager', body });
  return String(made.body['visitId']);
}

async function held(visitId: string): Promise<string> {
  const { body } = await send('askHold', { body: { ...asked, visitId } });
  return String(body['holdId']);
}

describe('over the routes', () => {
  it('a hold is asked for, approved by another member, renewed, ended, and in the register', async () => {
    const visitId = await book();
    const made = await send('askHold', { body: { ...asked, visitId } });
    const holdId = String(made.body['holdId']);
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ location: `/v1/sites/court/holds/${holdId}` });
    expect(made.body).toMatchObject({
      state: 'waiting',
      visitIds: [visitId],
      reason: asked.reason,
      steps: [{ askedBy: 'manager-1' }],
    });
    const path = { holdId };
    const own = await send('decideHold', { path, body: { decision: 'approved' } });
    expect([own.status, own.body['code']]).toEqual([409, 'second_person_needed']);
    const approval = await send('decideHold', { role: 'admin', path, body: { decision: 'approved' } });
    expect(approval.body).toMatchObject({ state: 'in_force', steps: [{ decidedBy: 'admin-1' }] });
    const renewed = await send('renewHold', { path, body: { until: inDays(80) } });
    expect(renewed.body['steps']).toMatchObject([{ decision: 'approved' }, { askedBy: 'manager-1' }]);
    const ended = await send('endHold', { path, body: {} });
    expect(ended.body).toMatchObject({ state: 'ended', endedBy: 'manager-1' });
    const list = await send('listHolds', { query: { limit: '1' } });
    expect(list.body['items']).toEqual([ended.body]);
    expect((await send('getHold', { path })).body).toEqual(ended.body);
  });

  it('a hold on the visits of a person is asked for by name and days, which are all that is told of it', async () => {
    const visitId = await book('GUEST Two');
    await book('GUEST Three');
    const person = { englishName: 'Guest Two', idPrefix: 'a123', from: today, to: today };
    const made = await send('askHold', { body: { ...asked, person } });
    expect(made.body).toMatchObject({
      visitIds: [visitId],
      person: { match: 'name_and_prefix', from: today, to: today },
    });
    expect(JSON.stringify(made.body)).not.toMatch(/guest|A123/i);
  });

  it('the office sees on the visit that it is held; a guard sees its normal day', async () => {
    const visitId = await book();
    const before = await callRoute(visits, 'getVisit', { role: 'guard', path: { visitId } });
    const holdId = await held(visitId);
    await send('decideHold', { role: 'admin', path: { holdId }, body: { decision: 'approved' } });
    const seen = async (role: 'guard' | 'manager') =>
      (await callRoute(visits, 'getVisit', { role, path: { visitId } })).body;
    const heldUntil = `${asked.until.slice(0, 19)}Z`;
    expect(await seen('manager')).toMatchObject({ heldUntil, purgeAt: heldUntil });
    const atGate = await seen('guard');
    expect(atGate).not.toHaveProperty('heldUntil');
    expect(atGate['purgeAt']).toBe(before.body['purgeAt']);
    for (const [role, shown] of [
      ['guard', undefined],
      ['manager', heldUntil],
    ] as const) {
      const list = await callRoute(visits, 'listVisits', { role, query: { limit: '100' } });
      const items = list.body['items'] as Record<string, unknown>[];
      expect(items.find((item) => item['visitId'] === visitId)?.['heldUntil']).toBe(shown);
    }
  });

  it('a repeated request with its Idempotency-Key is one hold, and with another body it is refused', async () => {
    const visitId = await book();
    const headers = { 'Idempotency-Key': randomUUID() };
    const body = { ...asked, visitId };
    const first = await send('askHold', { body, headers });
    const again = await send('askHold', { body, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    const other = await send('askHold', { body: { ...body, incident: 'A fire' }, headers });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency_key_reused']);
  });

  it('what happens to a hold is logged by ids, without incident, reason or visitor', async () => {
    const visitId = await book();
    const printed = await printedBy(async () => {
      const path = { holdId: await held(visitId) };
      await send('decideHold', { role: 'admin', path, body: { decision: 'refused' } });
    });
    const all = printed.join('');
    expect(all).toMatch(/"message":"hold_changed","firmId":"demo","siteId":"court","holdId":"[\w-]{22}"/);
    expect(all).toContain('"state":"refused"');
    expect(all).not.toMatch(/lift|insurer|GUEST|A123/i);
  });
});

describe('a request for a hold is refused', () => {
  const visitId = 'A'.repeat(22);
  const body = { ...asked, visitId };
  const person = { englishName: 'GUEST One', from: today, to: today };
  it.each<[string, object, string]>([
    ['without a visit and a person', asked, ''],
    ['with both', { ...body, person }, ''],
    ['without an incident', { visitId, reason: 'x', until: asked.until }, 'incident'],
    ['without a reason', { visitId, incident: 'x', until: asked.until }, 'reason'],
    ['with a reason without a letter', { ...body, reason: '123' }, 'reason'],
    ['with a reason of 501 characters', { ...body, reason: 'x'.repeat(501) }, 'reason'],
    ['with a bidi override', { ...body, reason: 'a\u202eb' }, 'reason'],
    ['with markup', { ...body, incident: '<b>a</b>' }, 'incident'],
    ['until yesterday', { ...body, until: inDays(-1) }, 'until'],
    ['until the 91st day', { ...body, until: inDays(91) }, 'until'],
    ['until no time', { ...body, until: 'soon' }, 'until'],
    ['with an id that no visit can have', { ...body, visitId: '../x' }, 'visitId'],
    [
      'with a full identity-card number',
      { ...asked, person: { ...person, idPrefix: 'A123456' } },
      'person.idPrefix',
    ],
    ['with a person without a name', { ...asked, person: { from: today, to: today } }, 'person'],
    [
      'with days that end before they begin',
      { ...asked, person: { ...person, to: '2026-01-01' } },
      'person.to',
    ],
    ['with 32 days', { ...asked, person: { ...person, from: '2026-01-01', to: '2026-02-01' } }, 'person.to'],
    ['with days to come', { ...asked, person: { ...person, to: inDays(3).slice(0, 10) } }, 'person.to'],
    ['with an unknown field', { ...body, approvedBy: 'admin-1' }, 'approvedBy'],
  ])('%s', async (_, sent, path) => {
    const answer = await send('askHold', { body: sent });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    const errors = answer.body['errors'] as readonly { readonly path: string }[];
    expect([...new Set(errors.map((error) => error.path))]).toEqual([path]);
  });

  it.each([
    ['by a guard', { role: 'guard' }, 403, 'forbidden'],
    ['by an integration', { role: 'integration' }, 403, 'forbidden'],
    ['by a scanner', { role: 'scanner' }, 401, 'unauthenticated'],
    ['at another firm’s site', { path: { siteId: 'rival-tower' } }, 404, 'site_not_found'],
    ['at a site that is not the member’s', { siteIds: 'tower' }, 404, 'site_not_found'],
    ['for a visit that does not exist', {}, 404, 'visit_not_found'],
    ['with a list as body', { body: '[]' }, 400, 'malformed_json'],
    ['with a body over 16 KiB', { body: { ...body, reason: 'x'.repeat(16_384) } }, 413, 'body_too_large'],
    ['with a text as body', { headers: { 'Content-Type': 'text/csv' } }, 415, 'unsupported_media_type'],
  ] as const)('%s', async (_, sent, status, code) => {
    const answer = await send('askHold', { body, ...sent });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it.each([
    ['getHold', {}],
    ['decideHold', { body: { decision: 'approved' } }],
    ['renewHold', { body: { until: inDays(30) } }],
    ['endHold', { body: {} }],
  ] as const)(
    '%s: of a hold that does not exist, or is another site’s, nothing is found',
    async (name, sent) => {
      const holdId = await held(await book());
      for (const path of [{ holdId: 'A'.repeat(22) }, { holdId: 'none' }, { holdId, siteId: 'tower' }]) {
        const answer = await send(name, { ...sent, path });
        expect([answer.status, answer.body['code']]).toEqual([404, 'hold_not_found']);
      }
      expect((await send(name, { ...sent, path: { holdId }, role: 'guard' })).status).toBe(403);
    },
  );

  it.each([
    ['decideHold', { decision: 'maybe' }, 'decision'],
    ['renewHold', { until: 'later' }, 'until'],
    ['endHold', { purge: false }, 'purge'],
  ] as const)('%s: with a body that does not fit', async (name, body, path) => {
    const answer = await send(name, { path: { holdId: await held(await book()) }, body });
    expect(answer.body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
  });
});
