import { routes, type Route, type RouteName } from '../edge/routes.ts';
import { catalogue } from './catalogue.ts';
import { componentSchemas, nameOf } from './json-schemas.ts';

const names = Object.keys(routes) as RouteName[];
const parametersIn = (name: RouteName): readonly string[] =>
  [...routes[name].path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);

const isPublic = (name: RouteName): boolean => routes[name].roles === 'public';

/**
 * What a client can do next with an answer (OpenAPI 3.1 §4.8.20): each route that acts on what was just made, with its
 * entity tag where one is asked for, and the following page of a list. What is made at a new site is left out.
 */
export function linksFrom(name: RouteName, status: number): Record<string, object> | undefined {
  const schema = catalogue[name].answers[status as 200]?.schema;
  const { properties = {} } = (schema && componentSchemas().get(nameOf(schema))) ?? {};
  const brought = Object.keys(properties as object);
  const links = [
    ...(status === 201 && !isPublic(name) ? names.flatMap((next) => linkTo(name, next, brought)) : []),
    ...(brought.includes('nextCursor') ? [nextPage(name)] : []),
  ];
  return links.length > 0 ? Object.fromEntries(links) : undefined;
}

function linkTo(from: RouteName, to: RouteName, brought: readonly string[]): [string, object][] {
  const asked = parametersIn(to);
  const given = new Set(parametersIn(from));
  const fresh = asked.filter((parameter) => !given.has(parameter));
  const { method }: Route = routes[to];
  const [subject] = fresh;
  if (subject === undefined || fresh.length > 1 || !brought.includes(subject)) return [];
  const makesMore = method === 'POST' && subject === 'siteId';
  if (isPublic(to) || makesMore) return [];
  const tag = catalogue[to].conditional?.startsWith('If-Match')
    ? { 'header.If-Match': '$response.header.ETag' }
    : {};
  return [[to, { operationId: to, parameters: { ...fromRequest(from, asked), ...fromBody(fresh), ...tag } }]];
}

const nextPage = (name: RouteName): [string, object] => [
  'nextPage',
  {
    operationId: name,
    description: 'Where there is a `nextCursor`.',
    parameters: {
      ...fromRequest(name, parametersIn(name)),
      'query.cursor': '$response.body#/nextCursor',
    },
  },
];

const fromRequest = (from: RouteName, asked: readonly string[]) => {
  const given = parametersIn(from);
  return Object.fromEntries(
    asked.filter((one) => given.includes(one)).map((one) => [`path.${one}`, `$request.path.${one}`]),
  );
};

const fromBody = (fresh: readonly string[]) =>
  Object.fromEntries(fresh.map((parameter) => [`path.${parameter}`, `$response.body#/${parameter}`]));
