import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiHandler } from '../../../functions/edge/api-handler.ts';
import { routes, type Deprecation } from '../../../functions/edge/routes.ts';
import { failure } from '../../../functions/kernel/problems.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';
import { callRoute } from '../../support/api-event.ts';

const farewell: Deprecation = {
  since: '2026-11-23',
  sunset: '2027-06-01',
  link: 'https://example.com/changes#sites',
};
const made = routes.listSites as { deprecated?: Deprecation };
beforeAll(() => {
  made.deprecated = farewell;
});
afterAll(() => {
  delete made.deprecated;
});

const said = {
  deprecation: '@1795392000',
  sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
  link: '<https://example.com/changes#sites>; rel="deprecation"; type="text/html"',
};
const handler = apiHandler({
  listSites: ({ query }) =>
    Promise.resolve(query['cursor'] ? failure('invalid_request') : { ok: true, status: 200, body: {} }),
  keyBundle: () => Promise.resolve({ ok: true, status: 200, body: {} }),
});

describe('a deprecated route', () => {
  it('has deprecation headers in every answer, also in a problem (RFC 9745, RFC 8594)', async () => {
    expect(await callRoute(handler, 'listSites')).toMatchObject({ status: 200, headers: said });
    expect(await callRoute(handler, 'listSites', { query: { cursor: 'x' } })).toMatchObject({
      status: 400,
      headers: { ...said, 'content-type': 'application/problem+json', 'x-request-id': 'request-1' },
    });
  });

  it('adds no headers to other routes', async () => {
    const { headers } = await callRoute(handler, 'keyBundle');
    expect(Object.keys(headers)).not.toContain('deprecation');
  });

  it('is marked in the document', () => {
    const { get } = openApiDocument().paths['/sites'] ?? {};
    const said =
      'Deprecated since 2026-11-23, may be gone after 2027-06-01: see https://example.com/changes#sites';
    expect(get).toMatchObject({ deprecated: true });
    expect(JSON.stringify(get)).toContain(said);
  });
});
