import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ofType, synthesise } from './support/synthesise.ts';

const service = synthesise()['GatehouseService'];
const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, { security: object[]; requestBody?: object }>>;
};

const resources = new Map(ofType(service, 'AWS::ApiGateway::Resource'));
function pathOf(reference: unknown): string {
  const id = (reference as { Ref?: string }).Ref;
  const resource = id === undefined ? undefined : resources.get(id);
  return resource
    ? `${pathOf(resource.Properties['ParentId'])}/${String(resource.Properties['PathPart'])}`
    : '';
}
/** `HEAD` and `OPTIONS` follow from the documented routes: `HEAD` for each `GET`, `OPTIONS` for browsers. */
const own = (verb: unknown) => verb !== 'HEAD' && verb !== 'OPTIONS';
const methods = ofType(service, 'AWS::ApiGateway::Method');
const deployed = methods
  .filter(([, { Properties }]) => own(Properties['HttpMethod']))
  .map(([, { Properties }]) => ({
    method: `${String(Properties['HttpMethod'])} ${pathOf(Properties['ResourceId'])}`,
    public: Properties['AuthorizationType'] === 'NONE',
    body: Properties['RequestModels'] !== undefined,
  }));
const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([verb, { security, requestBody }]) => ({
    method: `${verb.toUpperCase()} ${path}`,
    public: security.length === 0,
    body: requestBody !== undefined,
  })),
);
const sorted = (methods: typeof deployed) => [...methods].sort((a, b) => (a.method < b.method ? -1 : 1));

describe('the published document and the deployed API', () => {
  it('have the same methods, with the same ones public and the same ones with a body', () => {
    expect(deployed.length).toBeGreaterThan(10);
    expect(sorted(documented)).toEqual(sorted(deployed));
  });

  it('have a HEAD for each GET', () => {
    const pathsWith = (verb: string) =>
      methods
        .filter(([, { Properties }]) => Properties['HttpMethod'] === verb)
        .map(([, { Properties }]) => pathOf(Properties['ResourceId']))
        .sort();
    expect(pathsWith('HEAD')).toEqual(pathsWith('GET'));
    expect(pathsWith('OPTIONS')).toEqual([]);
  });
});
