import { beforeAll, describe, expect, it } from '@jest/globals';
import { routes, type Route } from '../../functions/edge/routes.ts';
import { client, clientFor, type Client } from './support/client.ts';
import { runHost } from './support/host.ts';

const page = 'http://localhost:3000';
let url: string;
let manager: Client;
beforeAll(async () => {
  ({ url } = await runHost());
  manager = await clientFor(url, 'manager');
}, 120_000);

describe('a page in a browser', () => {
  it('may send a preflight before each call, without a token, from an allowed origin only', async () => {
    for (const { path, method } of Object.values<Route>(routes)) {
      const at = `/v1${path.replaceAll(/\{\w+\}/g, 'some-id')}`;
      const headers = { 'access-control-request-method': method };
      const asked = await client(url).send('OPTIONS', at, { headers: { ...headers, origin: page } });
      expect([path, asked.status]).toEqual([path, 204]);
      expect(asked.headers.get('access-control-allow-origin')).toBe(page);
      expect(asked.headers.get('access-control-allow-methods')?.split(', ')).toContain(method);
      expect(asked.headers.get('access-control-allow-headers')).toMatch(
        /Authorization.*If-Match.*Idempotency-Key/,
      );
      const stranger = await client(url).send('OPTIONS', at, {
        headers: { ...headers, origin: 'https://evil.example' },
      });
      expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('may read all answers, also those of the gateway, and the headers that it needs', async () => {
    const headers = { origin: page };
    const site = await manager.send('GET', '/v1/sites/harbour-court', { headers });
    expect(site.headers.get('access-control-allow-origin')).toBe(page);
    expect(site.headers.get('access-control-expose-headers')).toMatch(
      /ETag.*Location.*Retry-After.*X-Request-Id.*Idempotency-Replayed.*Link/,
    );
    const missing = await manager.send('GET', '/v1/sites/no-such-site', { headers });
    expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, page]);
    for (const refused of [
      await client(url).send('GET', '/v1/sites', { headers }),
      await manager.send('GET', '/v1/nowhere', { headers }),
      await manager.send('POST', '/v1/sites', { headers, body: 'x'.repeat(70_000) }),
    ])
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
        refused.status,
        '*',
      ]);
  });
});

it('answers HEAD as GET, without the body, on every route with a GET', async () => {
  const gets = Object.values<Route>(routes).filter(({ method }) => method === 'GET');
  for (const { path } of gets) {
    const at = `/v1${path.replace('{siteId}', 'harbour-court').replaceAll(/\{\w+\}/g, 'A'.repeat(22))}`;
    const [get, head] = [await manager.get(at), await manager.send('HEAD', at)];
    expect([path, head.status]).toEqual([path, get.status]);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(head.body).toEqual({ text: '' });
  }
});

describe('a request that can be read in two ways', () => {
  const at = '/v1/sites/harbour-court/visits';
  const code = async (body: Uint8Array | string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, authorization: await token() },
      body,
    });
    return ((await response.json()) as { code: string }).code;
  };
  const token = async () => {
    const { body } = await client(url).post('/sandbox/tokens', { member: 'manager' });
    return `Bearer ${String(body['accessToken'])}`;
  };

  it('is refused with its own problem code', async () => {
    const big5 = Buffer.concat([
      Buffer.from('{"visitor":{"englishName":"'),
      Buffer.from('b3afa46a', 'hex'),
      Buffer.from('"}}'),
    ]);
    expect(await code(big5)).toBe('invalid_encoding');
    expect(await code('{}', { 'content-type': 'application/json; charset=big5' })).toBe(
      'unsupported_charset',
    );
    expect(await code('{}', { 'content-encoding': 'gzip' })).toBe('unsupported_content_encoding');
    expect(await code('{"host":{"unit":"1","unit":"2"}}')).toBe('duplicate_keys');
    expect((await manager.get(`${at}?limit=1&limit=2`)).body['errors']).toEqual([
      { path: 'limit', message: 'is named twice' },
    ]);
    expect((await manager.get('/v1/sites/harbour-court?verbose=1')).body['code']).toBe('invalid_request');
  });
});
