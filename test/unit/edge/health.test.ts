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

describe('the public information of the API', () => {
  it('is “ok” in its health', async () => {
    expect(await get('/health')).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it('is “degraded” while the store does not answer, with at most two reads of the store a second', async () => {
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

  it('contains the OpenAPI document, which is not sent twice to a client', async () => {
    const first = await get('/openapi.json');
    expect(first.statusCode).toBe(200);
    expect(JSON.parse(first.body)).toEqual(openApiDocument());
    const again = await get('/openapi.json', { 'If-None-Match': String(first.headers?.['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});
