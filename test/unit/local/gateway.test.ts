import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiGateway } from '../../../local/gateway/gateway.ts';
import { readApi } from '../../../local/gateway/api-template.ts';
import { functionDefinitions } from '../../../local/lambda/function-definitions.ts';
import { functionLog } from '../../../local/lambda/function-log.ts';
import { functionPool, type FunctionPool } from '../../../local/lambda/function-pool.ts';
import { openThreads } from '../../../local/lambda/threads.ts';
import { listen, type Listening } from '../../../local/host/listen.ts';
import { readAssembly } from '../../../local/template/assembly.ts';
import { openTemplate } from '../../../local/template/template.ts';
import { fixtureApi, fixtureBundles } from './fixture-api.ts';
import { writeAssembly } from './fixture-assembly.ts';

const log = functionLog();
const template = openTemplate(
  readAssembly(writeAssembly({ stacks: { Service: fixtureApi }, bundles: fixtureBundles })),
);
const definitions = functionDefinitions(template, {
  dynamodb: 'http://127.0.0.1:1',
  standIn: 'http://127.0.0.1:2',
  mail: 'http://127.0.0.1:3',
});
const threads = openThreads();
const pools = new Map(
  definitions.map((definition) => [definition.name, functionPool(definition, log, threads)]),
);
const pool = (name: string): FunctionPool => {
  const found = pools.get(name);
  if (!found) throw new Error(name);
  return found;
};

const serve = async (throttled: boolean) => {
  const answer = apiGateway({ api: readApi(template), pool, throttled, meter: () => undefined });
  const listening = await listen([createServer((request, response) => void answer(request, response))], 0);
  return { ...listening, url: `http://127.0.0.1:${String(listening.port)}/v1` };
};

describe('the API Gateway of the local host', () => {
  let server: Listening & { url: string };
  beforeAll(async () => {
    server = await serve(false);
  });
  afterAll(async () => {
    await server.close();
    await threads.close();
  });

  const call = async (verb: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const response = await fetch(`${server.url}${path}`, {
      method: verb,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return {
      response,
      status: response.status,
      json: (text ? JSON.parse(text) : undefined) as Record<string, unknown>,
    };
  };
  const as = (who: string) => ({ authorization: `Bearer ${who}` });

  it('gives a function the same event as API Gateway', async () => {
    const { json, response } = await call('GET', '/sites/a%20b?day=1&day=2&q=', {
      ...as('manager'),
      'X-Mine': 'yes',
    });
    expect(json['event']).toMatchObject({
      resource: '/sites/{siteId}',
      path: '/sites/a%20b',
      httpMethod: 'GET',
      headers: { 'X-Mine': 'yes' },
      multiValueHeaders: { 'X-Mine': ['yes'] },
      queryStringParameters: { day: '2', q: '' },
      multiValueQueryStringParameters: { day: ['1', '2'], q: [''] },
      pathParameters: { siteId: 'a b' },
      requestContext: {
        resourcePath: '/sites/{siteId}',
        path: '/v1/sites/a%20b',
        stage: 'v1',
        requestId: response.headers.get('x-amzn-requestid'),
        authorizer: { principalId: 'manager', firmId: 'demo' },
        identity: { sourceIp: '127.0.0.1' },
      },
      body: null,
      isBase64Encoded: false,
    });
  });

  it.each(['__proto__', 'constructor'])('accepts %s as an ordinary name', async (name) => {
    const { status, json } = await call('GET', `/sites/a?${name}=1`, { ...as('manager'), constructor: 'x' });
    expect(status).toBe(200);
    const event = json['event'] as Record<string, object>;
    expect(Object.entries(event['queryStringParameters'] ?? {})).toEqual([[name, '1']]);
    expect(Object.entries(event['headers'] ?? {})).toContainEqual(['constructor', 'x']);
  });

  it('gives a function only the environment of the template', async () => {
    const { json, response } = await call('GET', '/health');
    expect(response.headers.get('x-own')).toBe('echo');
    expect(json).toMatchObject({ functionName: 'Service-Echo', home: null, endpoint: 'http://127.0.0.1:1' });
  });

  it('calls the authorizer once for a token, also for concurrent requests', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call('GET', '/sites/a', as('together'))),
    );
    const calls = answers.map(({ json }) =>
      JSON.stringify(
        (json['event'] as { requestContext: { authorizer: unknown } }).requestContext.authorizer,
      ),
    );
    expect(new Set(calls).size).toBe(1);
  });

  it.each([
    ['no token', 401, 'unauthenticated', {}],
    ['a token that does not look like one', 401, 'unauthenticated', { authorization: 'Basic x' }],
    ['a token that the authorizer refuses', 401, 'unauthenticated', as('nobody')],
    ['an authorizer that crashes', 500, 'internal_error', as('crash')],
    ['an authorizer whose answer makes no sense', 500, 'internal_error', as('broken')],
  ])('answers %s with %d', async (_, status, code, headers) => {
    const { status: answered, json } = await call('GET', '/sites/a', headers);
    expect([answered, json['code']]).toEqual([status, code]);
  });

  it('applies a cached policy to each method', async () => {
    expect((await call('GET', '/sites/a', as('reader'))).status).toBe(200);
    const { status, json, response } = await call('POST', '/sites', as('reader'), '{}');
    expect([status, json['code']]).toEqual([403, 'forbidden']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(json['requestId']).toBe(response.headers.get('x-amzn-requestid'));
  });

  it.each([
    ['an unknown path', 'GET', '/nothing'],
    ['an unknown method', 'DELETE', '/sites'],
  ])('does not find %s', async (_, verb, path) => {
    const { status, json } = await call(verb, path, as('manager'));
    expect([status, json['code']]).toEqual([403, 'route_not_found']);
  });

  it.each(['[]', 'not json', ''])('refuses the body %p if the model requires an object', async (body) => {
    const { status, json } = await call(
      'POST',
      '/sites',
      { ...as('manager'), 'content-type': 'application/json' },
      body,
    );
    expect([status, json['code']]).toEqual([400, 'malformed_json']);
  });

  it('passes a body of another content type to the function', async () => {
    const { status, json } = await call(
      'POST',
      '/sites',
      { ...as('manager'), 'content-type': 'text/plain' },
      'text',
    );
    expect([status, (json['event'] as { body: string }).body]).toEqual([200, 'text']);
  });

  it('compresses an answer of the size that the template names, and no smaller one', async () => {
    const headers = { authorization: 'Bearer reader', 'accept-encoding': 'gzip' };
    const encodingOf = async (path: string) => {
      const { response, json } = await call('GET', path, headers);
      expect(json['functionName']).toBeDefined();
      return response.headers.get('content-encoding');
    };
    expect(await encodingOf('/sites/tower')).toBeNull();
    expect(await encodingOf(`/sites/tower?x=${'y'.repeat(10_000)}`)).toBe('gzip');
    headers['accept-encoding'] = 'identity';
    expect(await encodingOf(`/sites/tower?x=${'y'.repeat(10_000)}`)).toBeNull();
  });

  it('refuses a body over 10 MB', async () => {
    const { status, json } = await call('POST', '/sites', as('manager'), 'x'.repeat(10 * 1024 * 1024 + 1));
    expect([status, json['code']]).toEqual([413, 'body_too_large']);
  });

  it.each([
    ['throws', 502],
    ['exits', 502],
    ['malformed', 502],
    ['none', 204],
  ])('answers a function that %s with %d, and keeps working', async (fault, status) => {
    const { status: answered, json } = await call('GET', '/faults', { ...as('manager'), fault });
    expect(answered).toBe(status);
    expect(JSON.stringify({ json })).not.toContain('secret');
    expect((await call('GET', '/faults', { ...as('manager'), fault: 'none' })).status).toBe(204);
  });

  it('ends a function at its timeout', async () => {
    expect((await call('PUT', '/faults', as('manager'))).status).toBe(502);
  });

  it('answers 504 at the timeout of the integration', async () => {
    expect((await call('POST', '/faults', as('manager'), '{}')).status).toBe(504);
  });

  it('answers 429 over the stage’s limits', async () => {
    const limited = await serve(true);
    const statuses = await Promise.all(
      Array.from({ length: 45 }, async () => (await fetch(`${limited.url}/health`)).status),
    );
    await limited.close();
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });
});
