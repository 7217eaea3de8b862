import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { unitIdOf } from '../../../functions/kernel/unit-name.ts';
import { registryTable } from '../../../functions/registry/registry-table.ts';
import { queryAll } from '../../../functions/table/read.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed, tokenIssuer } from '../../support/deployed.ts';

const world = openDeployed(() => ({
  WEB_ADDRESS: 'https://gate.example.com',
  TOKEN_ISSUERS: JSON.stringify([
    {
      issuer: tokenIssuer,
      jwksUri: 'https://issuer.test/jwks',
      algorithms: ['ES256'],
      tokenType: 'at+jwt',
      audience: 'a',
    },
  ]),
}));
let mine: Handler;
let invitations: Handler;
let visits: Handler;
let units: Handler;
let wong = '';
let ho = '';
beforeAll(async () => {
  mine = (await import('../../../functions/residents/my-visits.handler.ts')).handler;
  invitations = (await import('../../../functions/invitations/invitations.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  units = (await import('../../../functions/units/units.handler.ts')).handler;
  wong = await moveIn('12A', 'wong');
  ho = await moveIn('12B', 'ho');
}, 60_000);
afterEach(() => {
  world.proxy.heal();
});

async function moveIn(unit: string, subject: string): Promise<string> {
  await callRoute(units, 'changeUnits', {
    role: 'manager',
    body: { rows: [{ unit, residents: [{ subject }] }] },
  });
  const { client, registry } = world.database;
  const member = await registryTable(client, registry, { consistent: true }).findMember(tokenIssuer, subject);
  return member?.memberId ?? '';
}
const moveOut = (unit: string, memberId: string) =>
  callRoute(units, 'removeResident', { role: 'manager', path: { unitId: unitIdOf(unit), memberId } });

const send = (memberId: string, name: RouteName, sent: Sent = {}) =>
  callRoute(mine, name, { role: 'host', siteIds: 'court', memberId, ...sent });
const office = (name: RouteName, sent: Sent = {}) => callRoute(visits, name, { role: 'manager', ...sent });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const booking = (changed: object = {}) => ({
  visitor: { englishName: 'CHAN Tai Man', idPrefix: 'A123' },
  expectedFrom: inHours(1),
  expectedUntil: inHours(2),
  ...changed,
});
const rule = {
  visitor: { englishName: 'LEE Siu Fong' },
  startTime: '00:01',
  endTime: '23:59',
  firstDay: today,
  until: today,
};
const book = async (memberId: string, changed: object = {}) => {
  const { status, body } = await send(memberId, 'bookMyVisit', { body: booking(changed) });
  expect(status).toBe(201);
  return String(body['visitId']);
};
const bodies: Partial<Record<RouteName, object>> = {
  bookMyVisit: booking(),
  editMyVisit: { purpose: 'Tea' },
  createMySeries: rule,
  decideMyVisit: { decision: 'cancel' },
  makeMyPin: {},
  inviteMine: {},
};
const ofSite = [
  'listMyVisits',
  'bookMyVisit',
  'getMyVisit',
  'editMyVisit',
  'decideMyVisit',
  'makeMyPin',
  'inviteMine',
  'revokeMyInvitation',
  'listMySeries',
  'createMySeries',
  'getMySeries',
  'cancelMySeries',
] as const satisfies readonly RouteName[];
const ofVisit = [
  'getMyVisit',
  'editMyVisit',
  'decideMyVisit',
  'makeMyPin',
  'inviteMine',
  'revokeMyInvitation',
] as const;
const unknown = { visitId: 'A'.repeat(22), seriesId: 'A'.repeat(22) };
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  `${String(status)} ${typeof body['code'] === 'string' ? body['code'] : 'ok'}`;
const request = (name: RouteName, sent: Sent = {}): Sent => ({
  path: unknown,
  headers: { 'If-Match': '*' },
  ...(bodies[name] ? { body: bodies[name] } : {}),
  ...sent,
});

describe('the invitation of a resident', () => {
  it('leads their visitor to the visit, and ends when they revoke it', async () => {
    const path = { visitId: await book(wong) };
    const made = await send(wong, 'inviteMine', { path, body: { withPin: true } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      link: expect.stringMatching(/^https:\/\/gate\.example\.com\/invitation\/#[\w-]{80,}$/) as unknown,
      pin: expect.stringMatching(/^\d{6}$/) as unknown,
    });
    const token = String(made.body['link']).split('#')[1];
    const view = () => callRoute(invitations, 'viewInvitation', { firmId: '', body: { token } });
    expect((await view()).body).toMatchObject({ state: 'expected', host: { unit: '12A' } });
    for (const name of ['inviteMine', 'revokeMyInvitation'] as const)
      expect(codeOf(await send(ho, name, request(name, { path })))).toBe('404 visit_not_found');
    expect((await view()).status).toBe(200);
    expect((await send(wong, 'revokeMyInvitation', { path })).status).toBe(204);
    expect((await view()).status).toBe(404);
  });
});

describe('a resident over the routes', () => {
  it('reads for which units they act', async () => {
    const { body } = await send(wong, 'listMyVisits');
    expect(body).toMatchObject({
      siteName: 'Tower',
      timeZone: 'Asia/Hong_Kong',
      units: [{ unitId: unitIdOf('12A'), unit: '12A' }],
    });
  });

  it('books a visit, finds it in their list, changes it, makes a PIN and cancels it', async () => {
    const made = await send(wong, 'bookMyVisit', { body: booking({ companions: [{ englishName: 'KID' }] }) });
    const visitId = String(made.body['visitId']);
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ location: `/v1/sites/court/my-visits/${visitId}`, etag: '"1"' });
    expect(made.body).toMatchObject({
      state: 'expected',
      visitor: { englishName: 'CHAN Tai Man' },
      host: { unit: '12A' },
      companions: [{ visitor: { englishName: 'KID' } }],
    });
    expect(JSON.stringify(made.body)).not.toContain('A123');
    const path = { visitId };
    const { body: list } = await send(wong, 'listMyVisits');
    expect((list['items'] as { visitId: string }[]).map((one) => one.visitId)).toContain(visitId);
    const edited = await send(wong, 'editMyVisit', {
      path,
      headers: { 'If-Match': '"1"' },
      body: { purpose: 'Tea' },
    });
    expect(edited.body).toMatchObject({ purpose: 'Tea', version: 2 });
    expect((await send(wong, 'makeMyPin', { path, body: {} })).body).toMatchObject({
      pin: expect.stringMatching(/^\d{6}$/) as unknown,
    });
    expect((await send(wong, 'decideMyVisit', { path, body: { decision: 'cancel' } })).body).toMatchObject({
      state: 'cancelled',
    });
    expect((await send(wong, 'getMyVisit', { path })).body).toMatchObject({
      state: 'cancelled',
      companions: [{ state: 'cancelled' }],
    });
  });

  it('makes a standing permission, reads, lists and ends it', async () => {
    const made = await send(wong, 'createMySeries', { body: rule });
    const path = { seriesId: String(made.body['seriesId']) };
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'active', host: { unit: '12A' } });
    expect((await send(wong, 'listMySeries')).body['items']).toEqual([made.body]);
    expect((await send(wong, 'getMySeries', { path })).body).toEqual(made.body);
    expect(codeOf(await send(ho, 'getMySeries', { path }))).toBe('404 series_not_found');
    expect(codeOf(await send(ho, 'cancelMySeries', { path }))).toBe('404 series_not_found');
    expect((await send(wong, 'cancelMySeries', { path })).status).toBe(204);
    expect((await send(wong, 'getMySeries', { path })).body).toMatchObject({ state: 'cancelled' });
  });

  it('admits a visitor who waits; the trail says that it was a host, and the office sees it', async () => {
    const { body } = await office('preRegister', {
      body: { ...booking(), host: { unit: '12a' }, needsApproval: true, notes: 'SECRET note' },
    });
    const path = { visitId: String(body['visitId']) };
    const seen = await send(wong, 'getMyVisit', { path });
    expect(seen.body).toMatchObject({ state: 'pending_approval' });
    expect(JSON.stringify(seen.body)).not.toMatch(/SECRET|A123|manager/);
    expect((await send(wong, 'decideMyVisit', { path, body: { decision: 'approve' } })).body).toMatchObject({
      state: 'expected',
    });
    const entry = await lastEntry('decideMyVisit');
    expect(entry).toMatchObject({ memberId: wong, role: 'host', siteId: 'court' });
    expect(entry?.['subjects']).toEqual([`visit:${path.visitId}`]);
    expect(codeOf(await send(wong, 'decideMyVisit', { path, body: { decision: 'refuse' } }))).toBe(
      '409 state_conflict',
    );
  });

  it('leaves an entry of each change, and a record of what they read', async () => {
    const visitId = await book(wong);
    const path = { visitId };
    await send(wong, 'editMyVisit', request('editMyVisit', { path }));
    await send(wong, 'makeMyPin', { path, body: {} });
    await send(wong, 'decideMyVisit', { path, body: { decision: 'cancel' } });
    for (const name of ['bookMyVisit', 'editMyVisit', 'makeMyPin', 'decideMyVisit'])
      expect(await lastEntry(name)).toMatchObject({
        memberId: wong,
        role: 'host',
        subjects: [`visit:${visitId}`],
      });
    await send(ho, 'listMyVisits');
    expect(await send(wong, 'listMyVisits')).toMatchObject({ status: 200 });
    const day = new Date().toISOString().slice(0, 10);
    const reads = await auditItems(`F#demo#READS#${day}`);
    const ofHo = reads
      .filter(({ memberId }) => memberId === ho)
      .flatMap(({ subjects }) => subjects as string[]);
    expect(ofHo).not.toContain(`visit:${visitId}`);
  });
});

const auditItems = (pk: string) =>
  queryAll(
    { client: world.database.client, name: world.database.audit },
    { key: 'pk = :pk', values: { pk } },
  );
const lastEntry = async (operation: string) =>
  (await auditItems(`F#demo#AUDIT#${new Date().toISOString().slice(0, 10)}`)).findLast(
    (entry) => entry['operation'] === operation,
  );

describe('another unit’s visit', () => {
  it.each(ofVisit)('is answered by %s as one that does not exist, word for word', async (name) => {
    const visitId = await book(ho, { needsApproval: true });
    const theirs = await send(wong, name, request(name, { path: { visitId } }));
    const nobodys = await send(wong, name, request(name));
    expect(codeOf(theirs)).toBe('404 visit_not_found');
    expect(theirs).toEqual(nobodys);
    const stale = { ...request(name, { path: { visitId } }), headers: { 'If-Match': '"7"' } };
    expect(await send(wong, name, stale)).toEqual(nobodys);
    expect((await office('getVisit', { path: { visitId } })).body).toMatchObject({
      state: 'pending_approval',
      version: 1,
    });
  });

  it('is not booked, nor made of one’s own', async () => {
    for (const name of ['bookMyVisit', 'createMySeries'] as const)
      for (const unit of ['12B', 'No such unit']) {
        const answer = await send(wong, name, { body: { ...bodies[name], host: { unit } } });
        expect(codeOf(answer)).toBe('403 unit_not_yours');
      }
    const visitId = await book(wong);
    const moved = await send(
      wong,
      'editMyVisit',
      request('editMyVisit', { path: { visitId }, body: { host: { unit: '12B' } } }),
    );
    expect(moved.body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'host.unit', message: 'is not a field of this request' }],
    });
  });

  it('is in no list, and another resident’s cursor leads nowhere', async () => {
    await book(ho);
    await book(ho);
    const { body } = await send(ho, 'listMyVisits', { query: { limit: '1' } });
    const cursor = String(body['nextCursor']);
    expect(codeOf(await send(wong, 'listMyVisits', { query: { limit: '1', cursor } }))).toBe(
      '400 invalid_request',
    );
    expect(codeOf(await send(ho, 'listMyVisits', { query: { period: 'past', cursor } }))).toBe(
      '400 invalid_request',
    );
    const text = JSON.stringify((await send(wong, 'listMyVisits', { query: { limit: '100' } })).body);
    expect(text).not.toContain('12B');
  });
});

describe('an Idempotency-Key', () => {
  const headers = { 'Idempotency-Key': 'dinner-1' };

  it('makes one visit of a request that is sent again, and none of another’s', async () => {
    const sent = { headers, body: booking({ purpose: 'Once' }) };
    const [first, again] = [await send(wong, 'bookMyVisit', sent), await send(wong, 'bookMyVisit', sent)];
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    const other = await send(ho, 'bookMyVisit', sent);
    expect(other.headers).not.toHaveProperty('idempotency-replayed');
    expect(other.body['visitId']).not.toBe(first.body['visitId']);
    expect(other.body).toMatchObject({ host: { unit: '12B' } });
    const reused = await send(wong, 'bookMyVisit', { headers, body: booking({ purpose: 'Other' }) });
    expect(codeOf(reused)).toBe('422 idempotency_key_reused');
  });

  it('replays nothing of a visit that has left the unit since', async () => {
    const sent = { headers: { 'Idempotency-Key': 'dinner-2' }, body: booking() };
    const { body } = await send(wong, 'bookMyVisit', sent);
    const path = { visitId: String(body['visitId']) };
    await office('editVisit', { path, headers: { 'If-Match': '*' }, body: { host: { unit: '12B' } } });
    expect(codeOf(await send(wong, 'bookMyVisit', sent))).toBe('404 visit_not_found');
  });

  it('replays nothing to who has moved out, and nothing to who has moved in again', async () => {
    const pat = await moveIn('14C', 'pat');
    const sent = { headers: { 'Idempotency-Key': 'dinner-3' }, body: booking() };
    expect((await send(pat, 'bookMyVisit', sent)).status).toBe(201);
    const made = await send(pat, 'createMySeries', { headers: { 'Idempotency-Key': 'cleaner' }, body: rule });
    expect(made.status).toBe(201);
    await moveOut('14C', pat);
    expect(codeOf(await send(pat, 'bookMyVisit', sent))).toBe('403 forbidden');
    const quinn = await moveIn('14C', 'quinn');
    expect(quinn).not.toBe(pat);
    expect((await send(quinn, 'listMyVisits')).body['items']).toEqual([]);
    expect((await send(quinn, 'listMySeries')).body['items']).toEqual([]);
  });
});

describe('who moves out', () => {
  it('is refused at once on every route, though the gateway still knows them', async () => {
    const rae = await moveIn('15D', 'rae');
    const visitId = await book(rae);
    await moveOut('15D', rae);
    for (const name of ofSite)
      expect([name, codeOf(await send(rae, name, request(name, { path: { ...unknown, visitId } })))]).toEqual(
        [name, '403 forbidden'],
      );
    expect((await office('getVisit', { path: { visitId } })).body).toMatchObject({ state: 'expected' });
  });
});

describe('a request of residents', () => {
  it.each(ofSite)('%s is for hosts alone', async (name) => {
    for (const role of ['admin', 'manager', 'guard', 'integration'] as const)
      expect(codeOf(await send(`${role}-1`, name, request(name, { role, siteIds: '*' })))).toBe(
        '403 forbidden',
      );
  });

  it.each(ofSite)('%s finds no site that is not theirs', async (name) => {
    for (const siteId of ['tower', 'rival-tower'])
      expect(codeOf(await send(wong, name, request(name, { path: { ...unknown, siteId } })))).toBe(
        '404 site_not_found',
      );
    // Even if the authorizer named a site that the member does not have.
    const wide = request(name, { path: { ...unknown, siteId: 'tower' }, siteIds: '*' });
    expect(codeOf(await send(wong, name, wide))).toBe('403 forbidden');
  });

  it.each(ofSite)('%s finds nothing in another firm with the same member id', async (name) => {
    const sent = request(name, {
      firmId: 'rival',
      path: { ...unknown, siteId: 'rival-tower' },
      siteIds: 'rival-tower',
    });
    expect(codeOf(await send(wong, name, sent))).toBe('403 forbidden');
  });

  it.each(ofVisit)('%s finds no visit under what is no id', async (name) => {
    expect(codeOf(await send(wong, name, request(name, { path: { visitId: '../x' } })))).toBe(
      '404 visit_not_found',
    );
  });

  const withBody = ofSite.filter((name) => bodies[name]);
  it.each(withBody)('%s is refused with a body that does not fit, or is too large', async (name) => {
    const visitId = await book(wong);
    const path = { ...unknown, visitId };
    expect(codeOf(await send(wong, name, request(name, { path, body: '[' })))).toBe('400 malformed_json');
    expect(
      codeOf(await send(wong, name, request(name, { path, body: { ...bodies[name], notes: 'x' } }))),
    ).toBe('400 invalid_request');
    const large = JSON.stringify({ ...bodies[name], more: 'x'.repeat(17_000) });
    expect(codeOf(await send(wong, name, request(name, { path, body: large })))).toBe('413 body_too_large');
  });

  it('is refused with a query that does not fit', async () => {
    for (const query of [{ period: 'all' }, { limit: '0' }, { unit: '12B' }, { cursor: 'x' }])
      expect(codeOf(await send(wong, 'listMyVisits', { query: query }))).toBe('400 invalid_request');
  });

  it('has to name the version of a visit that it edits', async () => {
    const path = { visitId: await book(wong) };
    const edit = { path, body: { purpose: 'x' } };
    expect(codeOf(await send(wong, 'editMyVisit', edit))).toBe('428 precondition_required');
    expect(codeOf(await send(wong, 'editMyVisit', { ...edit, headers: { 'If-Match': '"9"' } }))).toBe(
      '412 precondition_failed',
    );
  });
});
