import type * as z from 'zod/mini';
import { personalDataOf, type PersonalData } from '../edge/personal-data.ts';
import type { RouteName } from '../edge/routes.ts';
import { catalogue } from './catalogue.ts';

/** A field that answers show and that is about a person. */
export interface PersonalFieldShown {
  readonly data: PersonalData;
  /** Names of the field in answers: `visitor.englishName`. */
  readonly fields: readonly string[];
  readonly routes: readonly RouteName[];
}

/** A field of an answer. */
interface Leaf {
  /** `items.visitor.englishName` */
  readonly path: readonly string[];
  readonly schema: z.core.$ZodType;
  readonly data?: PersonalData;
}

/** Every personal field of every answer, in the order of the routes. The same annotation is one row. */
export function personalFieldsShown(): readonly PersonalFieldShown[] {
  const found = new Map<string, { data: PersonalData; fields: Set<string>; routes: Set<RouteName> }>();
  for (const [route, { path, data }] of answerLeaves()) {
    if (!data) continue;
    const key = JSON.stringify(data);
    const row = found.get(key) ?? { data, fields: new Set(), routes: new Set() };
    found.set(key, row);
    row.fields.add(path.slice(path.some((name) => holders.has(name)) ? -2 : -1).join('.'));
    row.routes.add(route);
  }
  return [...found.values()].map(({ data, fields, routes }) => ({
    data,
    fields: [...fields],
    routes: [...routes],
  }));
}

/** Objects that a field is named with: `visitor.englishName`. */
const holders: ReadonlySet<string> = new Set(['visitor', 'host', 'vehicle', 'undone']);

/** Names of fields that hold a text, are no id, day or time, and of which nothing is said: none may be left. */
export function textsWithoutAWord(known: ReadonlySet<string>): readonly string[] {
  const left = answerLeaves().filter(
    ([, { schema, data, path }]) =>
      !data &&
      isText(schema) &&
      !known.has(path.at(-1) ?? '') &&
      !/(Id|Ids|Key|key|hash|Hash)$/.test(path.at(-1) ?? ''),
  );
  return [...new Set(left.map(([route, { path }]) => `${route}: ${path.join('.')}`))];
}

const isText = (schema: z.core.$ZodType): boolean => {
  const def = schema._zod.def as { readonly type: string; readonly format?: string };
  return def.type === 'string' && def.format === undefined;
};

const answerLeaves = (): readonly (readonly [RouteName, Leaf])[] =>
  (Object.keys(catalogue) as RouteName[]).flatMap((route) =>
    Object.values(catalogue[route].answers).flatMap(({ schema }) =>
      schema ? leavesOf(schema, []).map((leaf) => [route, leaf] as const) : [],
    ),
  );

/** Walks the schema of an answer. What is annotated is not entered: the annotation speaks for all of it. */
function leavesOf(schema: z.core.$ZodType, path: readonly string[]): readonly Leaf[] {
  const data = personalDataOf(schema);
  if (data) return [{ path, schema, data }];
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) => leavesOf(field, [...path, name]));
    case 'array':
      return leavesOf(def.element, path);
    case 'union':
      return def.options.flatMap((option) => leavesOf(option, path));
    case 'optional':
    case 'nullable':
    case 'default':
      return leavesOf(def.innerType, path);
    case 'pipe':
      return leavesOf(def.in, path);
    default:
      return [{ path, schema }];
  }
}
