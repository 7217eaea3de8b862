import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { apiHandler } from '../../../functions/edge/api-handler.ts';
import { healthRoutes } from '../../../functions/edge/health.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';

let nowMs = 0;
let store: 'answers' | 'hangs' = 'answers';
let asked = 0;
const handler = apiHandler(
  healthRoutes({
    askStore: () => {
      asked += 1;
      return store === 'answers' ? Promise.resolve() : Promise.reject(new Error('no answer'));
    },
    nowMs: () => nowMs,
    document: openApiDocument(),
  }),
);

const get = async (resource: string, headers: Record<string, string> = {}) => {
  const event = { httpMethod: 'GET', resource, headers, requestContext: { requestId: 'request-1' } };
  return handler(event as unknown as APIGatewayProxyEvent, {} as Context);
};

describe('what the API tells of itself', () => {
  it('is that it is up', async () => {
    expect(await get('/health')).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it('is that it is degraded while the store does not answer, and asks the store twice a second at most', async () => {
    store = 'hangs';
    nowMs += 400;
    expect((await get('/health')).body).toBe('{"status":"ok"}');
    nowMs += 100;
    expect(await get('/health')).toMatchObject({ statusCode: 200, body: '{"status":"degraded"}' });
    store = 'answers';
    nowMs += 500;
    expect((await get('/health')).body).toBe('{"status":"ok"}');
    expect(asked).toBe(3);
  });

  it('is its contract, which a client need not fetch twice', async () => {
    const first = await get('/openapi.json');
    expect(first.statusCode).toBe(200);
    expect(JSON.parse(first.body)).toEqual(openApiDocument());
    const again = await get('/openapi.json', { 'If-None-Match': String(first.headers?.['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});
