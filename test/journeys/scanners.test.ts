import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offlinePackResponse } from '../../functions/offline/api/responses.ts';
import { knownText, type PackBucket } from '../../functions/offline/pack-format.ts';
import { opener } from '../support/open-pack.ts';
import { client, clientFor, makeCode, type Client } from './support/client.ts';
import { enrolScanner } from './support/enrolled-scanner.ts';
import { runHost, type RunningHost } from './support/host.ts';

interface Pack {
  readonly days: readonly { readonly day: string; readonly key: string }[];
  readonly buckets: readonly PackBucket[];
}

let host: RunningHost;
let manager: Client;
beforeAll(async () => {
  host = await runHost();
  manager = await clientFor(host.url, 'manager');
}, 90_000);
afterAll(async () => {
  expect(await host.stop()).toBe(0);
});

const site = '/sites/harbour-court';
const anonymous = () => client(host.url);

const enrol = () => enrolScanner(host.url, manager);

const scanBody = async (name: string) =>
  JSON.stringify({
    scanId: randomUUID(),
    code: await makeCode(host.url, { englishName: name, idPrefix: 'S100' }),
    gateId: 'main',
  });

describe('a scanner at the gate', () => {
  it('scans, may send the same request again, and may not use its token for another request', async () => {
    const { authorize, send } = await enrol();
    const body = await scanBody('Once Only');
    const path = `${site}/scans`;
    const authorization = await authorize('POST', path, body);
    const first = await send(authorization, 'POST', path, body);
    expect([first.status, first.body['outcome']]).toEqual([200, 'checked_in']);
    const again = await send(authorization, 'POST', path, body);
    expect(again.body).toEqual(first.body);
    const other = await send(authorization, 'POST', path, await scanBody('Somebody Else'));
    expect([other.status, other.body['code']]).toEqual([401, 'unauthenticated']);
    const list = await send(authorization, 'GET', `${site}/on-site`);
    expect(list.status).toBe(401);
    const counted = (await anonymous().get('/sandbox/metrics')).body['items'] as {
      name: string;
      dimensions: object;
    }[];
    expect(counted).toContainEqual(
      expect.objectContaining({
        name: 'RefusedScanners',
        dimensions: { service: 'scan', reason: 'other_request' },
      }),
    );
  });

  it('sees what a guard sees, at its own site only', async () => {
    const { authorize, send } = await enrol();
    const get = async (path: string) => send(await authorize('GET', path), 'GET', path);
    expect((await get(`${site}/visits?state=expected&limit=5`)).status).toBe(200);
    expect((await get(`${site}/on-site`)).status).toBe(200);
    expect((await get('/key-bundle')).status).toBe(200);
    expect((await get(`${site}/visits?day=2026-01-01`)).body['code']).toBe('forbidden');
    for (const what of ['on-site', 'offline-pack'])
      expect((await get(`/sites/rival-tower/${what}`)).status).toBe(401);
    expect((await get(`${site}/scanners`)).body['code']).toBe('forbidden');
    const sites = (await get('/sites')).body['items'] as { siteId: string }[];
    expect(sites.map(({ siteId }) => siteId)).toEqual(['harbour-court']);
  });

  it('alone gets what it needs to work without a network, and opens an entry by the visitor’s name', async () => {
    const visitor = { englishName: 'OFFLINE Tai Man' };
    const now = Date.now();
    const booked = await manager.post(`/v1${site}/visits`, {
      visitor,
      host: { unit: '77Z' },
      expectedFrom: new Date(now).toISOString(),
      expectedUntil: new Date(now + 3_600_000).toISOString(),
    });
    const { authorize, send } = await enrol();
    const get = async (path: string, headers = {}) =>
      send(await authorize('GET', path), 'GET', path, undefined, headers);
    const path = `${site}/offline-pack`;
    const { status, headers, body } = await get(path);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    const pack = offlinePackResponse.parse(body) as unknown as Pack;
    expect(JSON.stringify(pack)).not.toMatch(/OFFLINE|77Z/);
    const [today] = pack.days;
    if (!today) throw new Error('no day');
    const open = opener(Buffer.from(today.key, 'base64url'));
    const entries = pack.buckets.flatMap(({ entries: own }) => own).filter(({ day }) => day === today.day);
    const opened = await Promise.all(entries.map((entry) => open(entry, visitor)));
    expect(opened.filter((one) => one !== undefined)).toMatchObject([
      { visitId: booked.body['visitId'], host: { unit: '77Z' } },
    ]);

    const etag = String(headers.get('etag'));
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    const known = knownText(new Map(pack.buckets.map(({ bucket, tag }) => [bucket, tag])));
    expect((await get(`${path}?known=${known}`)).body['buckets']).toEqual([]);
    await manager.post(`/v1${site}/visits/${String(booked.body['visitId'])}/cancellation`, {});
    const after = await get(`${path}?known=${known}`, { 'if-none-match': etag });
    expect([after.status, (after.body['buckets'] as unknown[]).length]).toEqual([200, 1]);
  });

  it('is refused at its next request once it is revoked', async () => {
    const { scanner, authorize, send } = await enrol();
    const path = `${site}/on-site`;
    expect((await send(await authorize('GET', path), 'GET', path)).status).toBe(200);
    const revoked = await manager.post(`/v1${site}/scanners/${scanner.scannerId}/revocation`, {});
    expect(revoked.body['state']).toBe('revoked');
    const { status, body } = await send(await authorize('GET', path), 'GET', path);
    expect([status, body['code']]).toEqual([401, 'unauthenticated']);
    expect((await manager.get(`/v1${site}/scanners`)).body['items']).toContainEqual(
      expect.objectContaining({ scannerId: scanner.scannerId, state: 'revoked' }),
    );
  });
});

describe('a scanner that had no network', () => {
  it('sends its passages: each is recorded once, the roll call follows, and a manager resolves what conflicts', async () => {
    const { authorize, send, passage } = await enrol();
    const path = `${site}/passages`;
    const code = await makeCode(host.url, { englishName: 'Late Comer', idPrefix: 'S200' });
    const [scanId, other] = [randomUUID(), randomUUID()];
    const rows = [
      await passage({ scanId, code }),
      await passage({ scanId: other, code, gateId: 'car-park', counter: 2 }),
    ];
    const body = JSON.stringify({ passages: rows });
    const first = await send(await authorize('POST', path, body), 'POST', path, body);
    expect(first.status).toBe(200);
    expect(first.body['results']).toMatchObject([
      { scanId, result: 'recorded' },
      { scanId: other, result: 'needs_attention', attention: 'already_inside' },
    ]);
    const again = await send(await authorize('POST', path, body), 'POST', path, body);
    expect(again.body).toEqual(first.body);
    const [{ visitId = '' } = {}] = first.body['results'] as { visitId?: string }[];
    const { body: visit } = await manager.get(`/v1${site}/visits/${visitId}`);
    expect(visit).toMatchObject({ state: 'checked_in', recordedOffline: true, origin: 'walk_in' });
    const inside = (await manager.get(`/v1${site}/on-site?limit=100`)).body['items'] as { visitId: string }[];
    expect(inside.filter((one) => one.visitId === visitId)).toHaveLength(1);
    expect((await manager.get(`/v1${path}?needsAttention=true`)).body['items']).toMatchObject([
      { scanId: other, attention: 'already_inside', gateId: 'car-park' },
    ]);
    const resolution = await manager.post(`/v1${path}/${other}/resolution`, {
      note: 'One person, two gates.',
    });
    expect(resolution.status).toBe(200);
    expect((await manager.get(`/v1${path}?needsAttention=true`)).body).toEqual({ items: [] });
    const ticks = JSON.stringify({ ticks: [{ visitId, tickedAt: new Date().toISOString() }] });
    const tickPath = `${site}/roll-call/ticks`;
    expect((await send(await authorize('POST', tickPath, ticks), 'POST', tickPath, ticks)).status).toBe(200);
    expect((await manager.get(`/v1${tickPath}`)).body['items']).toContainEqual(
      expect.objectContaining({ visitId }),
    );
  });

  it('sends none to another site, none with a token that was used, and reads no list of conflicts', async () => {
    const { authorize, send, passage } = await enrol();
    const code = await makeCode(host.url, { englishName: 'Wrong Place', idPrefix: 'S300' });
    const body = JSON.stringify({ passages: [await passage({ code })] });
    const elsewhere = '/sites/rival-tower/passages';
    expect((await send(await authorize('POST', elsewhere, body), 'POST', elsewhere, body)).status).toBe(401);
    const path = `${site}/passages`;
    const token = await authorize('POST', path, body);
    expect((await send(token, 'POST', path, body)).status).toBe(200);
    const otherBody = JSON.stringify({ passages: ['x'] });
    expect((await send(token, 'POST', path, otherBody)).body['code']).toBe('unauthenticated');
    expect((await send(await authorize('GET', path), 'GET', path)).body['code']).toBe('forbidden');
    const resolution = `${path}/${randomUUID()}/resolution`;
    const note = '{"note":"x"}';
    expect(
      (await send(await authorize('POST', resolution, note), 'POST', resolution, note)).body['code'],
    ).toBe('forbidden');
  });

  it('and was revoked delivers what it holds and nothing else; nobody is inside by it before a manager applies it', async () => {
    const { scanner, authorize, send, passage } = await enrol();
    await manager.post(`/v1${site}/scanners/${scanner.scannerId}/revocation`, {});
    const code = await makeCode(host.url, { englishName: 'Held Passage', idPrefix: 'S400' });
    const scanId = randomUUID();
    const path = `${site}/passages`;
    const deliver = async (by: string) => {
      const body = JSON.stringify({ passages: [await passage({ scanId, code })] });
      return send(await authorize('POST', by, body), 'POST', by, body);
    };
    expect((await deliver(path)).body).toEqual({
      results: [{ scanId, result: 'needs_attention', attention: 'scanner_revoked' }],
    });
    expect((await deliver(`${site}/scans`)).status).toBe(401);
    expect((await deliver('/sites/rival-tower/passages')).status).toBe(401);
    expect((await send(await authorize('GET', path), 'GET', path)).status).toBe(401);
    const open = async () => (await manager.get(`/v1${path}?needsAttention=true`)).body['items'];
    expect(await open()).toMatchObject([{ scanId, visitor: { englishName: 'Held Passage' } }]);
    const inside = async () =>
      ((await manager.get(`/v1${site}/on-site?limit=100`)).body['items'] as { visitor: object }[]).filter(
        ({ visitor }) => JSON.stringify(visitor).includes('Held Passage'),
      );
    expect(await inside()).toEqual([]);
    const word = { note: 'The guard confirms it.', apply: true };
    const { status, body } = await manager.post(`/v1${path}/${scanId}/resolution`, word);
    expect([status, body]).toMatchObject([200, { applied: true }]);
    expect(await inside()).toHaveLength(1);
    expect(await open()).toEqual([]);
  });
});

describe('the public route of enrolment', () => {
  it('limits the rate of requests', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => anonymous().post('/v1/scanner-enrolments', {})),
    );
    const codes = new Set(answers.map(({ body }) => body['code']));
    expect([...codes].sort()).toEqual(['invalid_request', 'too_many_requests']);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    expect((await anonymous().get('/v1/health')).status).toBe(200);
  });
});
