import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { createHash } from 'node:crypto';
import { apiHandler } from '../../../functions/edge/api-handler.ts';
import { boundContext } from '../../../functions/edge/bound-request.ts';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { printedBy } from '../../support/printed.ts';
import { nine } from '../../support/site.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const bound = (changed: object = {}) => ({
  firmId: 'firm',
  memberId: 'scanner-1',
  role: 'scanner',
  siteIds: 'tower',
  ...boundContext({
    method: 'GET',
    target: '/sites/tower/on-site?cursor=a+b&limit=5',
    bodySha256: digest(''),
    until: (nine + 90) as EpochSeconds,
  }),
  ...changed,
});
const event = (changed: object = {}, authorizer: object = bound(), at: number = nine) =>
  ({
    httpMethod: 'GET',
    resource: '/sites/{siteId}/on-site',
    path: '/v1/sites/tower/on-site',
    pathParameters: { siteId: 'tower' },
    queryStringParameters: { limit: '5', cursor: 'a b' },
    multiValueQueryStringParameters: { limit: ['5'], cursor: ['a b'] },
    headers: {},
    body: null,
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', requestTimeEpoch: at * 1000, authorizer },
    ...changed,
  }) as unknown as APIGatewayProxyEvent;

const fine = () => Promise.resolve({ ok: true as const, status: 200, body: {} });
const handler = apiHandler({ listOnSite: fine, recordScan: fine, getSite: fine });
const statusOf = async (sent: APIGatewayProxyEvent) => (await handler(sent, {} as Context)).statusCode;

describe('a request with a scanner’s token', () => {
  it('is answered if the token was signed for it, also when it is repeated', async () => {
    expect(await statusOf(event())).toBe(200);
    expect(await statusOf(event())).toBe(200);
  });

  it('is answered with the signed body, in any encoding', async () => {
    const body = '{"code":"陳"}';
    const authorizer = bound({
      boundMethod: 'POST',
      boundTarget: '/sites/tower/scans',
      boundBodySha256: digest(body),
    });
    const scan = {
      httpMethod: 'POST',
      resource: '/sites/{siteId}/scans',
      multiValueQueryStringParameters: null,
    };
    expect(await statusOf(event({ ...scan, body }, authorizer))).toBe(200);
    const base64 = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
    expect(await statusOf(event({ ...scan, ...base64 }, authorizer))).toBe(200);
    expect(await statusOf(event({ ...scan, body: `${body} ` }, authorizer))).toBe(401);
    expect(await statusOf(event({ ...scan, body: null }, authorizer))).toBe(401);
  });

  it.each([
    ['another query', event({ multiValueQueryStringParameters: { limit: ['6'], cursor: ['a b'] } })],
    ['no query', event({ multiValueQueryStringParameters: null })],
    ['another path', event({ resource: '/sites/{siteId}' })],
    ['another site', event({ pathParameters: { siteId: 'court' } })],
    ['another method', event({}, bound({ boundMethod: 'POST' }))],
    ['a cached token that has expired', event({}, bound(), nine + 90)],
    ['a token without a bound request', event({}, { firmId: 'firm', role: 'scanner', siteIds: 'tower' })],
    ['a token without an end', event({}, bound({ boundUntil: undefined }))],
  ])('is refused and counted with %s', async (_, sent) => {
    const printed = await printedBy(async () => {
      const { statusCode, body } = await handler(sent, {} as Context);
      expect([statusCode, (JSON.parse(body) as { code: string }).code]).toEqual([401, 'unauthenticated']);
    });
    expect(printed.join('')).toContain('"RefusedScanners":1');
    expect(printed.join('')).toContain('"reason":"other_request"');
  });

  it('is checked only for tokens of scanners', async () => {
    expect(await statusOf(event({}, { firmId: 'firm', role: 'guard', siteIds: 'tower' }))).toBe(200);
  });
});
