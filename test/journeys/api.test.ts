import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes, type Route } from '../../functions/edge/routes.ts';
import { client as demoClient } from '../../local/demo/client.ts';
import { morning, outcomeOf } from '../../local/demo/morning.ts';
import { eventually } from '../support/eventually.ts';
import { client, clientFor, makeCode, type Client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';

let host: RunningHost;
const members: Record<string, Client> = {};
beforeAll(async () => {
  host = await runHost();
  for (const name of ['admin', 'manager', 'guard', 'integration', 'resident', 'rival-manager'])
    members[name] = await clientFor(host.url, name);
}, 90_000);
afterAll(async () => {
  expect(await host.stop()).toBe(0);
});

const as = (member: string): Client => members[member] ?? client(host.url);
const code = (disclosure: object) => makeCode(host.url, disclosure);
const scan = async (member: string, body: object, site = 'harbour-court') =>
  as(member).post(`/v1/sites/${site}/scans`, { scanId: randomUUID(), gateId: 'main', ...body });
const filled = ({ path }: Route, siteId: string) =>
  `/v1${path
    .replace('{siteId}', siteId)
    .replace('{visitId}', 'x'.repeat(22))
    .replace('{scanId}', randomUUID())
    .replace(/\{(scanner|barred)Id\}/, 'x'.repeat(22))}`;
const all = Object.entries<Route>(routes);
const guarded = all.filter(([, { roles }]) => roles !== 'public');

describe('the whole service', () => {
  it('plays the morning as expected', async () => {
    for (const step of morning(demoClient(host.url))) {
      expect([step.title, outcomeOf(await step.run())]).toEqual([step.title, step.expected]);
    }
  }, 60_000);

  it('makes one check-in when two scanners scan the same code at the same moment', async () => {
    const text = await code({ englishName: 'Twice Seen', idPrefix: 'K111' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => scan('guard', { code: text })));
    const outcomes = answers.map(({ body }) => body['outcome']).sort();
    expect(outcomes).toEqual([...Array<string>(5).fill('already_checked_in'), 'checked_in']);
  });

  it('keeps scanning while a renewal meets a bad issuer', async () => {
    for (const mode of ['expired', 'untrusted', 'garbage', 'down']) {
      await client(host.url).post('/sandbox/certificates', { mode });
      expect((await client(host.url).post('/sandbox/renewal', {})).body['result']).toBe('failed');
    }
    await client(host.url).post('/sandbox/certificates', { mode: 'normal' });
    expect(
      (await scan('guard', { code: await code({ englishName: 'Still Fine', idPrefix: 'K222' }) })).body[
        'outcome'
      ],
    ).toBe('checked_in');
  });

  it('emits exactly the metrics in the list', async () => {
    const names = async () => {
      const { body } = await client(host.url).get('/sandbox/metrics');
      return [...new Set((body['items'] as { name: string }[]).map(({ name }) => name))].sort();
    };
    // Events follow their visits within seconds.
    await eventually(names, (all) => all.includes('VisitEvents'));
    expect(await names()).toEqual([
      'BundleAgeHours',
      'CheckIns',
      'CheckOuts',
      'DaysToExpiry',
      'RejectedScans',
      'RenewalFailed',
      'Scans',
      'VisitEvents',
    ]);
  }, 30_000);
});

describe('every route', () => {
  it.each(guarded)('%s asks for a token', async (_, route) => {
    const { status, body } = await client(host.url).send(route.method, filled(route, 'harbour-court'));
    expect([status, body['code']]).toEqual([401, 'unauthenticated']);
  });

  it.each(guarded)('%s refuses an invalid token', async (_, route) => {
    const { status, body } = await client(host.url, 'nonsense').send(
      route.method,
      filled(route, 'harbour-court'),
    );
    expect([status, body['code']]).toEqual([401, 'unauthenticated']);
  });

  it.each(guarded.filter(([, { path }]) => path.includes('{siteId}')))(
    '%s is refused at another firm’s site, or finds no site',
    async (_, route) => {
      const { status, body } = await as('rival-manager').send(route.method, filled(route, 'harbour-court'), {
        ...(route.body ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
      });
      expect(status === 404 || status === 403).toBe(true);
      expect(['site_not_found', 'forbidden']).toContain(body['code']);
    },
  );

  it.each(
    guarded.flatMap(([name, route]) =>
      (['guard', 'integration', 'manager'] as const)
        .filter((role) => !(route.roles as readonly string[]).includes(role))
        .map((role) => [name, role, route] as const),
    ),
  )('%s refuses the role %s', async (_, role, route) => {
    const { status, body } = await as(role).send(route.method, filled(route, 'harbour-court'), {
      ...(route.body ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    });
    expect([status, body['code']]).toEqual([403, 'forbidden']);
  });

  it.each(
    all
      // Routes for scanners alone: test/integration/passages/handlers.test.ts.
      .filter(([, { body, roles }]) => body && (roles === 'public' || roles.some((role) => role === 'admin')))
      .flatMap(
        ([name, route]) =>
          [
            [name, 'is not JSON', '{bad', 400, 'malformed_json', route],
            [name, 'is an array', '[]', 400, 'malformed_json', route],
            [name, 'is too large', JSON.stringify({ x: 'x'.repeat(17_000) }), 413, 'body_too_large', route],
            [name, 'has an unknown field', '{"nobody":1}', 400, 'invalid_request', route],
          ] as const,
      ),
  )('%s refuses a body that %s', async (_, __, body, status, problem, route) => {
    const answer = await as('admin').send(route.method, filled(route, 'harbour-court'), {
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, answer.body['code']]).toEqual([status, problem]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body['requestId']).toEqual(expect.any(String));
  });

  it.each(all.filter(([, { path }]) => path.includes('{visitId}')))(
    '%s answers that a visit is unknown',
    async (name, route) => {
      const bodies: Record<string, string> = {
        checkIn: '{"method":"staff_card","gateId":"main"}',
        checkOut: '{"gateId":"main"}',
        checkInCompanions: '{"method":"staff_card","gateId":"main"}',
        editVisit: '{"purpose":"Tea"}',
        undoPassage: '{"reason":"wrong_visitor"}',
        correctVisit: '{"field":"purpose","text":"Tea","requestedBy":"office"}',
        recordConsent: '{"given":true,"noticeVersion":"2026-11-01"}',
        editMyVisit: '{"purpose":"Tea"}',
        decideMyVisit: '{"decision":"approve"}',
      };
      const member = (route.roles as readonly string[]).includes('admin') ? 'admin' : 'resident';
      const { status, body } = await as(member).send(route.method, filled(route, 'harbour-court'), {
        ...(route.body
          ? { body: bodies[name] ?? '{}', headers: { 'content-type': 'application/json' } }
          : {}),
      });
      expect([status, body['code']]).toEqual([404, 'visit_not_found']);
    },
  );

  it('has to be known: an unknown path or method is answered with route_not_found', async () => {
    expect((await as('admin').get('/v1/nowhere')).body['code']).toBe('route_not_found');
    expect((await as('admin').send('DELETE', '/v1/sites/harbour-court/scans')).body['code']).toBe(
      'route_not_found',
    );
  });

  it('is open without a token if it is public', async () => {
    expect((await client(host.url).get('/v1/health')).body).toEqual({ status: 'ok' });
    expect((await client(host.url).get('/v1/sites/harbour-court/privacy-notice')).status).toBe(200);
    expect((await client(host.url).get('/v1/sites/nowhere/privacy-notice')).body['code']).toBe(
      'site_not_found',
    );
  });
});

describe('between two firms', () => {
  it('a visit of one does not exist for the other', async () => {
    const made = await as('manager').post('/v1/sites/harbour-court/visits', {
      visitor: { englishName: 'Ours Alone' },
      host: { unit: '1' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(
      `/v1/sites/harbour-court/visits/${String(made.body['visitId'])}`,
    );
    expect(made.headers.get('etag')).toBe('"1"');
    const stolen = await as('rival-manager').get(
      `/v1/sites/rival-tower/visits/${String(made.body['visitId'])}`,
    );
    expect([stolen.status, stolen.body['code']]).toEqual([404, 'visit_not_found']);
    expect(
      (await as('manager').get(`/v1/sites/harbour-court/visits/${String(made.body['visitId'])}`)).status,
    ).toBe(200);
  });

  it('a member sees only the sites of their own firm', async () => {
    const sites = async (member: string) =>
      ((await as(member).get('/v1/sites')).body['items'] as { siteId: string }[]).map(({ siteId }) => siteId);
    expect(await sites('admin')).toEqual(['harbour-court']);
    expect(await sites('rival-manager')).toEqual(['rival-tower']);
    expect((await as('guard').get('/v1/sites/harbour-court')).body).toMatchObject({
      siteId: 'harbour-court',
      timeZone: 'Asia/Hong_Kong',
    });
    expect((await as('admin').get('/v1/sites/nowhere')).body['code']).toBe('site_not_found');
  });
});

describe('the key bundle', () => {
  it('is published with an entity tag', async () => {
    const first = await as('guard').get('/v1/key-bundle');
    expect(first.body['certificates']).toEqual(
      expect.arrayContaining([expect.objectContaining({ algorithm: 'ES256', status: 'active' })]),
    );
    const again = await as('guard').send('GET', '/v1/key-bundle', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});
