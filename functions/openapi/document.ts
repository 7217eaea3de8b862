import { defined } from '../kernel/defined.ts';
import { tags, type Operation, type SuccessAnswer } from '../edge/operation.ts';
import { routes, type Route, type RouteName } from '../edge/routes.ts';
import { problems, type ProblemCode } from '../kernel/problems.ts';
import { catalogue, problemsOf } from './catalogue.ts';
import { componentSchemas, inlineSchema, referenceTo, type JsonSchema } from './json-schemas.ts';
import { linksFrom } from './links.ts';
import { pathParameters } from './path-parameters.ts';
import {
  headers,
  idempotencyKeyParameter,
  problemSchema,
  problemStatuses,
  security,
} from './shared-parts.ts';

const names = Object.keys(routes) as RouteName[];

/** The OpenAPI 3.1 document of the whole API. The same code always writes the same text. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gatehouse',
      version: '1.0.0',
      summary: 'Visitor registration with signed Personal Codes.',
      description:
        'JSON in camelCase, times in RFC 3339 (answers in UTC), ids are opaque strings. Bodies are JSON objects of at most ' +
        '16 KiB; unknown fields are refused. Answers may gain fields. Errors are problems (RFC 9457) with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/v1', description: 'Where this document was read.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: paths(),
    components: {
      securitySchemes: { accessToken: security },
      parameters: {
        ...Object.fromEntries(
          Object.entries(pathParameters).map(([name, { schema, ...more }]) => [
            name,
            { name, in: 'path', required: true, ...more, schema: inlineSchema(schema) },
          ]),
        ),
        idempotencyKey: idempotencyKeyParameter,
      },
      headers,
      responses: sharedProblemAnswers(),
      schemas: { Problem: problemSchema, ...Object.fromEntries(componentSchemas()) },
    },
  };
}

function paths(): Record<string, Record<string, object>> {
  const byPath: Record<string, Record<string, object>> = {};
  for (const name of names) {
    const { path, method }: Route = routes[name];
    (byPath[path] ??= {})[method.toLowerCase()] = operation(name, catalogue[name]);
  }
  return byPath;
}

function operation(name: RouteName, { tag, summary, description, body, ...more }: Operation) {
  const route: Route = routes[name];
  const parameters = parametersOf(route, more);
  return {
    operationId: name,
    tags: [tag],
    ...(route.deprecated ? { deprecated: true } : {}),
    summary,
    description: [description, rolesOf(route), deprecationNotice(route)]
      .filter((text) => text !== undefined)
      .join('\n\n'),
    security: route.roles === 'public' ? [] : [{ accessToken: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: referenceTo(body),
                examples: examplesOf(more.examples, ({ body: value }) => value),
              },
            },
          },
        }
      : {}),
    responses: { ...successes(name, more), ...problemAnswers(name) },
  };
}

const rolesOf = ({ roles }: Route): string =>
  roles === 'public'
    ? 'Public: no token is needed.'
    : `Roles: ${roles.map((role) => `\`${role}\``).join(', ')}.`;

const deprecationNotice = ({ deprecated }: Route): string | undefined =>
  deprecated &&
  `Deprecated since ${deprecated.since}, may be gone after ${deprecated.sunset}: see ${deprecated.link}`;

type Rest = Omit<Operation, 'tag' | 'summary' | 'description' | 'body'>;

function parametersOf({ path, idempotencyKey }: Route, { query, conditional, examples }: Rest): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  const { properties = {}, required = [] } = (query ? inlineSchema(query) : {}) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  const inQuery = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...defined({ description }),
    required: required.includes(name),
    schema,
    ...exampleOf(examples[0].query?.[name], schema),
  }));
  const tag = conditional && {
    name: conditional.replace('?', ''),
    in: 'header',
    description:
      conditional !== 'If-None-Match?'
        ? 'The entity tag of what is changed, as you read it.'
        : 'The entity tag that you have; 304 where nothing changed.',
    required: !conditional.endsWith('?'),
    schema: { type: 'string' },
    example: '"1"',
  };
  const once = idempotencyKey ? [{ $ref: '#/components/parameters/idempotencyKey' }] : [];
  return [...inPath, ...inQuery, ...(tag ? [tag] : []), ...once];
}

const exampleOf = (value: string | undefined, { type }: JsonSchema) =>
  value === undefined ? {} : { example: type === 'integer' ? Number(value) : value };

function successes(name: RouteName, { answers, examples }: Rest): Record<string, object> {
  const { idempotencyKey }: Route = routes[name];
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]: [string, SuccessAnswer]) => [
      status,
      {
        description: answer.description,
        headers: headerReferences([
          'X-Request-Id',
          ...(answer.headers ?? []),
          ...(idempotencyKey ? ['Idempotency-Replayed'] : []),
        ]),
        ...(answer.schema
          ? {
              content: {
                [answer.mediaType ?? 'application/json']: {
                  schema: referenceTo(answer.schema),
                  examples: examplesOf(examples, ({ answer: value }) => value),
                },
              },
            }
          : {}),
        ...linksOf(name, Number(status)),
      },
    ]),
  );
}

function linksOf(name: RouteName, status: number) {
  const links = linksFrom(name, status);
  return links && { links };
}

function problemAnswers(name: RouteName): Record<string, object> {
  const codes = problemsOf(name);
  return Object.fromEntries(
    problemStatuses(codes).map((status) => {
      const ofStatus = codes.filter((code) => problems[code].status === status);
      const [only, another] = ofStatus;
      return [
        String(status),
        only && !another ? { $ref: `#/components/responses/${only}` } : problemAnswer(status, ofStatus),
      ];
    }),
  );
}

/** The answers that are one problem, each once for all routes. */
function sharedProblemAnswers(): Record<string, object> {
  const used = names.flatMap((name) => {
    const codes = problemsOf(name);
    return codes.filter(
      (code) => codes.filter((other) => problems[other].status === problems[code].status).length === 1,
    );
  });
  return Object.fromEntries(
    [...new Set(used)].sort().map((code) => [code, problemAnswer(problems[code].status, [code])]),
  );
}

const problemAnswer = (status: number, codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
  headers: headerReferences(['X-Request-Id', ...(status === 429 || status === 503 ? ['Retry-After'] : [])]),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const headerReferences = (used: readonly string[]) =>
  Object.fromEntries(used.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const examplesOf = (examples: Operation['examples'], pick: (example: Operation['examples'][0]) => unknown) =>
  Object.fromEntries(
    examples.flatMap((example, index) => {
      const value = pick(example);
      return value === undefined ? [] : [[`example${String(index + 1)}`, { summary: example.title, value }]];
    }),
  );
