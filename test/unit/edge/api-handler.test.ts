import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { apiHandler } from '../../../functions/edge/api-handler.ts';
import type { Respond } from '../../../functions/edge/respond.ts';
import { errorName } from '../../../functions/edge/log.ts';
import { failure } from '../../../functions/kernel/problems.ts';

const lines: string[] = [];
const write = process.stdout.write.bind(process.stdout);
beforeEach(() => {
  lines.length = 0;
  process.stdout.write = (text: string | Uint8Array) => lines.push(String(text)) > 0;
});
afterEach(() => {
  process.stdout.write = write;
});

const event = (
  changed: object = {},
  authorizer: object | null = { firmId: 'firm', memberId: 'm', role: 'guard', siteIds: 'tower court' },
) =>
  ({
    httpMethod: 'GET',
    resource: '/sites/{siteId}/on-site',
    pathParameters: { siteId: 'tower' },
    queryStringParameters: null,
    headers: { 'X-Some': 'value' },
    body: null,
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', authorizer },
    ...changed,
  }) as unknown as APIGatewayProxyEvent;

async function call(respond: Respond, sent = event()) {
  const handler = apiHandler({ listOnSite: respond, privacyNotice: respond, listSites: respond });
  const { statusCode, headers, body } = await handler(sent, {} as Context);
  return {
    statusCode,
    headers,
    body: body === '' ? undefined : (JSON.parse(body) as Record<string, unknown>),
  };
}

const fine: Respond = (request) =>
  Promise.resolve({
    ok: true,
    status: 200,
    body: { caller: request.caller, site: request.siteId, headers: request.headers },
  });

describe('a handler of the API', () => {
  it('passes on the caller from the authorizer, and headers in lower case', async () => {
    const { statusCode, body, headers } = await call(fine);
    expect(statusCode).toBe(200);
    expect(body).toEqual({
      caller: { firmId: 'firm', memberId: 'm', role: 'guard', siteIds: ['tower', 'court'] },
      site: 'tower',
      headers: { 'x-some': 'value' },
    });
    expect(headers).toMatchObject({ 'x-request-id': 'request-1', 'cache-control': 'no-store' });
  });

  it.each([
    [
      'a role without the right',
      event({}, { firmId: 'firm', role: 'integration', siteIds: '*' }),
      403,
      'forbidden',
    ],
    [
      'a site that is not the member’s',
      event({ pathParameters: { siteId: 'other' } }),
      404,
      'site_not_found',
    ],
    ['an impossible site id', event({ pathParameters: { siteId: '../x' } }), 404, 'site_not_found'],
    ['an unknown caller', event({}, null), 403, 'forbidden'],
    ['an unknown route', event({ resource: '/nowhere' }), 404, 'route_not_found'],
  ])('refuses %s', async (_, sent, status, code) => {
    const { statusCode, body } = await call(fine, sent);
    expect([statusCode, body?.['code']]).toEqual([status, code]);
  });

  it('checks no role on a public route', async () => {
    expect((await call(fine, event({ resource: '/sites/{siteId}/privacy-notice' }, null))).statusCode).toBe(
      200,
    );
  });

  it('answers without a body if there is none', async () => {
    const { statusCode, body, headers } = await call(() =>
      Promise.resolve({ ok: true, status: 304, headers: { etag: '"1"' } }),
    );
    expect([statusCode, body, headers?.['etag'], headers?.['content-type']]).toEqual([
      304,
      undefined,
      '"1"',
      undefined,
    ]);
  });

  it('answers an expected failure as a problem, and logs its code', async () => {
    const { statusCode } = await call(() => Promise.resolve(failure('visit_not_found')));
    expect(statusCode).toBe(404);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'INFO',
      message: 'request_answered',
      code: 'visit_not_found',
      firmId: 'firm',
      status: 404,
    });
  });

  it('answers an unexpected error with a 500 without details, and logs one line without data', async () => {
    const { statusCode, body } = await call(() =>
      Promise.reject(new TypeError('CHAN Tai Man broke it', { cause: new RangeError('A123') })),
    );
    expect([statusCode, body?.['code'], body?.['requestId']]).toEqual([500, 'internal_error', 'request-1']);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'ERROR',
      message: 'request_failed',
      requestId: 'request-1',
      route: 'GET /sites/{siteId}/on-site',
      error: 'TypeError < RangeError',
    });
    expect(JSON.stringify([body, lines])).not.toMatch(/CHAN|A123/);
  });

  it.each([
    Object.assign(new Error('x'), { name: 'ThrottlingException' }),
    Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
  ])('answers a 503 while the store cannot be reached', async (fault) => {
    const { statusCode, body, headers } = await call(() => Promise.reject(fault));
    expect([statusCode, body?.['code'], headers?.['retry-after']]).toEqual([503, 'store_unavailable', '2']);
  });

  it('answers a 500 also for a thrown value that is not an Error', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is the case
    expect((await call(() => Promise.reject('text'))).statusCode).toBe(500);
    expect(errorName('text')).toBe('string');
  });
});
