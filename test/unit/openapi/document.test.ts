import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../functions/edge/operation.ts';
import { routes, type Route, type RouteName } from '../../../functions/edge/routes.ts';
import { problems } from '../../../functions/kernel/problems.ts';
import { catalogue, problemsOf } from '../../../functions/openapi/catalogue.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';

const document = openApiDocument();
const operations = Object.entries(catalogue) as [RouteName, Operation][];
const committed = readFileSync(path.join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8');
const answersOf = (name: RouteName) => {
  const { path: at, method }: Route = routes[name];
  return Object.keys(
    (document.paths[at]?.[method.toLowerCase()] as { responses: object } | undefined)?.responses ?? {},
  );
};

describe('the OpenAPI document', () => {
  it('matches the catalogue: run `npm run openapi` if this fails', () => {
    expect(committed).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it('refers only to its own components, and uses all of them', () => {
    const used = new Set(
      [...committed.matchAll(/"\$ref": "#\/components\/([^"]+)"/g)].map(([, reference]) => reference),
    );
    const { parameters, headers, responses, schemas } = document.components;
    const defined = Object.entries({ parameters, headers, responses, schemas }).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `${kind}/${name}`),
    );
    expect([...used].sort()).toEqual(defined.sort());
  });

  it.each(operations)('%s documents every status that it may answer with', (name, { answers }) => {
    const statuses = [
      ...Object.keys(answers),
      ...problemsOf(name).map((code) => String(problems[code].status)),
    ];
    expect(answersOf(name).sort()).toEqual([...new Set(statuses)].sort());
  });
});

describe('the schemas, for client generators', () => {
  const schemas: Readonly<Record<string, object>> = document.components.schemas;

  it('map each outcome of a scan to its message', () => {
    const { oneOf, discriminator } = schemas['ScanAnswer'] as {
      oneOf: { $ref: string }[];
      discriminator: { propertyName: string; mapping: Record<string, string> };
    };
    const outcomes = oneOf.flatMap(({ $ref }) => {
      const { outcome } = (
        schemas[$ref.replace('#/components/schemas/', '')] as {
          properties: { outcome: { enum?: string[]; const?: string } };
        }
      ).properties;
      return (outcome.enum ?? [outcome.const]).map((word) => [word, $ref] as const);
    });
    expect(discriminator.propertyName).toBe('outcome');
    expect(Object.entries(discriminator.mapping)).toEqual(outcomes);
    expect(outcomes).toHaveLength(9);
  });

  it('have no `const: true`, which generators read as a text', () => {
    expect(committed).not.toContain('"const": true');
    expect(schemas['Visit']).toMatchObject({ properties: { allowsReEntry: { type: 'boolean' } } });
  });

  it('describe the fields of a request as in its answer', () => {
    const described = (name: string) =>
      (schemas[name] as { properties: { walkIns: { description?: string } } }).properties.walkIns.description;
    expect(described('Site')).toMatch(/pre-registered/);
    expect([described('NewSite'), described('SiteChange')]).toEqual([described('Site'), described('Site')]);
  });

  it('list the array first if a field is an array or a word, for generators that try in order', () => {
    expect(schemas['Member']).toMatchObject({
      properties: { siteIds: { anyOf: [{ type: 'array' }, { const: '*' }] } },
    });
  });
});

describe('the links', () => {
  const links = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap((operation) =>
      Object.values((operation as { responses: Record<string, { links?: object }> }).responses).flatMap(
        (response) =>
          Object.entries(
            (response.links ?? {}) as Record<string, { operationId: RouteName; parameters: object }>,
          ),
      ),
    ),
  );

  it.each(links)(
    '%s leads to an operation and sets all parameters of its path',
    (_, { operationId, parameters }) => {
      const asked = [...routes[operationId].path.matchAll(/\{(\w+)\}/g)].map(
        ([, name = '']) => `path.${name}`,
      );
      expect(Object.keys(parameters)).toEqual(expect.arrayContaining(asked));
    },
  );

  it('lead to a created resource, with its entity tag, and to the next page of a list', () => {
    const made = document.paths['/sites/{siteId}/visits']?.['post'] as {
      responses: { 201: { links: Record<string, object> } };
    };
    expect(made.responses[201].links['editVisit']).toEqual({
      operationId: 'editVisit',
      parameters: {
        'path.siteId': '$request.path.siteId',
        'path.visitId': '$response.body#/visitId',
        'header.If-Match': '$response.header.ETag',
      },
    });
    expect(links.filter(([name]) => name === 'nextPage').length).toBeGreaterThan(2);
  });
});

describe('the examples', () => {
  const examples = operations.flatMap(([name, operation]) =>
    operation.examples.map((example) => [name, example.title, operation, example] as const),
  );

  it.each(examples)('%s: the request of "%s" matches the schemas', (_, __, { body, query }, example) => {
    expect(example.body === undefined).toBe(body === undefined);
    expect(body?.safeParse(example.body).error).toBeUndefined();
    expect((query?.safeParse(example.query ?? {}) ?? { success: !example.query }).success).toBe(true);
  });

  it.each(examples)(
    '%s: the answer of "%s" matches the schema, without other fields',
    (_, __, operation, example) => {
      const schemas = new Set(Object.values(operation.answers).flatMap(({ schema }) => schema ?? []));
      const fitting = [...schemas].flatMap((schema) => {
        const { success, data } = schema.safeParse(example.answer);
        return success ? [data] : [];
      });
      expect(fitting).toEqual(example.answer === undefined ? [] : [example.answer]);
    },
  );
});
