import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { handler } from '../../../functions/edge/health.handler.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';

const get = async (resource: string, headers: Record<string, string> = {}) => {
  const event = { httpMethod: 'GET', resource, headers, requestContext: { requestId: 'request-1' } };
  return handler(event as unknown as APIGatewayProxyEvent, {} as Context);
};

describe('what the API tells of itself', () => {
  it('is that it is up', async () => {
    expect(await get('/health')).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it('is its contract, which a client need not fetch twice', async () => {
    const first = await get('/openapi.json');
    expect(first.statusCode).toBe(200);
    expect(JSON.parse(first.body)).toEqual(openApiDocument());
    const again = await get('/openapi.json', { 'If-None-Match': String(first.headers?.['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});
