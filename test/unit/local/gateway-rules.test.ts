import { describe, expect, it } from '@jest/globals';
import { bodyModel } from '../../../local/gateway/body-model.ts';
import { gatewayResponses } from '../../../local/gateway/gateway-response.ts';
import { compilePolicy } from '../../../local/gateway/policy.ts';
import { childNode, matchRoute, routeNode } from '../../../local/gateway/route-tree.ts';
import { methodThrottles } from '../../../local/gateway/throttle.ts';

describe('a policy', () => {
  const arn = (path: string) => `arn:aws:execute-api:ap-east-1:000000000000:api/v1/${path}`;
  const statement = (Effect: 'Allow' | 'Deny', ...Resource: string[]) => ({
    Effect,
    Action: 'execute-api:Invoke',
    Resource,
  });
  const allows = (path: string, ...Statement: ReturnType<typeof statement>[]) =>
    compilePolicy({ Statement })(arn(path));

  it.each([
    ['allows what a statement allows', true, [statement('Allow', arn('GET/sites'))]],
    ['allows by wildcard, across slashes', true, [statement('Allow', arn('GET/*'))]],
    ['takes ? for one character', true, [statement('Allow', arn('GET/site?'))]],
    ['denies what no statement names', false, [statement('Allow', arn('POST/*'))]],
    ['lets a denial win', false, [statement('Allow', arn('*')), statement('Deny', arn('GET/sites'))]],
    ['takes a dot for a dot', false, [statement('Allow', arn('GET.sites'))]],
    ['matches the whole, not a beginning', false, [statement('Allow', arn('GET/site'))]],
    ['allows nothing when empty', false, []],
  ])('%s', (_, expected, statements) => {
    expect(allows('GET/sites', ...statements)).toBe(expected);
  });

  it('ignores statements about other actions', () => {
    const policy = compilePolicy({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] });
    expect(policy(arn('GET/sites'))).toBe(false);
  });
});

describe('a gateway response', () => {
  const respond = gatewayResponses([
    {
      ResponseType: 'ACCESS_DENIED',
      StatusCode: '404',
      ResponseParameters: {
        'gatewayresponse.header.X-Kind': "'mine'",
        'gatewayresponse.header.X-Id': 'context.requestId',
      },
      ResponseTemplates: {
        'application/problem+json': '{"code":"forbidden","requestId":"$context.requestId"}',
      },
    },
    {
      ResponseType: 'DEFAULT_4XX',
      ResponseParameters: {},
      ResponseTemplates: {
        'application/json':
          '{"m":$context.error.messageString,"t":"${context.error.responseType}","n":"$context.nothing"}',
      },
    },
  ]);

  it('is rendered from its own template, status and headers', () => {
    expect(respond('ACCESS_DENIED', { requestId: 'r-1' })).toEqual({
      status: 404,
      headers: { 'content-type': 'application/problem+json', 'x-kind': 'mine', 'x-id': 'r-1' },
      body: '{"code":"forbidden","requestId":"r-1"}',
    });
  });

  it('uses the default of its class, with its own status', () => {
    expect(respond('THROTTLED', {})).toMatchObject({
      status: 429,
      body: '{"m":"Too Many Requests","t":"THROTTLED","n":""}',
    });
  });

  it('uses API Gateway’s own text if the template has none', () => {
    expect(respond('INTEGRATION_TIMEOUT', {})).toMatchObject({
      status: 504,
      body: '{"message":"Endpoint request timed out"}',
    });
  });
});

describe('the routes', () => {
  const root = routeNode<string>();
  const add = (path: string, verb: string, name: string) => {
    path.split('/').slice(1).reduce(childNode, root).methods.set(verb, name);
  };
  add('/sites', 'GET', 'list');
  add('/sites/{siteId}', 'GET', 'site');
  add('/sites/{siteId}/visits/{visitId}', 'GET', 'visit');
  add('/sites/new', 'GET', 'new');
  add('/files/{path+}', 'ANY', 'file');

  it.each([
    ['/sites', 'list', null],
    ['/sites/', 'list', null],
    ['/sites/a', 'site', { siteId: 'a' }],
    ['/sites/a%2Fb%20c', 'site', { siteId: 'a/b c' }],
    ['/sites/new', 'new', null],
    ['/sites/a/visits/7', 'visit', { siteId: 'a', visitId: '7' }],
    ['/files/a/b', 'file', { path: 'a/b' }],
  ])('find %s', (path, method, pathParameters) => {
    expect(matchRoute(root, 'GET', path)).toEqual({ method, pathParameters });
  });

  it.each(['/', '/sites/a/visits', '/sites//visits/7', '/sites/%E0%A4%A', '/nothing'])(
    'do not find %s',
    (path) => {
      expect(matchRoute(root, 'GET', path)).toBeUndefined();
    },
  );

  it('do not find an unknown method', () => {
    expect(matchRoute(root, 'DELETE', '/sites')).toBeUndefined();
  });
});

describe('a stage’s throttling', () => {
  it('passes a burst, and then the rate', () => {
    let now = 0;
    const pass = methodThrottles(
      [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 }],
      () => now,
    );
    const many = (count: number) =>
      Array.from({ length: count }, () => pass('/sites', 'GET')).filter(Boolean).length;
    expect(many(5)).toBe(3);
    now = 1_000;
    expect(many(5)).toBe(2);
    now = 60_000;
    expect(many(5)).toBe(3);
  });

  it('has a separate bucket for a method with its own limits', () => {
    const pass = methodThrottles(
      [
        { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 },
        {
          HttpMethod: 'POST',
          ResourcePath: '/~1sites~1{siteId}~1scans',
          ThrottlingRateLimit: 1,
          ThrottlingBurstLimit: 1,
        },
      ],
      () => 0,
    );
    expect(pass('/sites', 'GET')).toBe(false);
    expect(pass('/sites/{siteId}/scans', 'POST')).toBe(true);
  });

  it('passes everything if there are no limits', () => {
    expect(methodThrottles([{ HttpMethod: '*', ResourcePath: '/*' }], () => 0)('/sites', 'GET')).toBe(true);
  });
});

describe('a body model', () => {
  const fits = bodyModel({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' });

  it.each(['{}', '{"a":1}'])('accepts the object %s', (body) => {
    expect(fits(body)).toBe(true);
  });

  it.each(['', '[]', 'null', '"{}"', '{', '{"a":1}x'])('refuses %p', (body) => {
    expect(fits(body)).toBe(false);
  });

  it('cannot be made from a schema with unsupported parts', () => {
    expect(() => bodyModel({ type: 'object', minProperties: 1 })).toThrow(/minProperties/);
  });
});
