import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../../functions/edge/operation.ts';
import { parseFields } from '../../../functions/edge/parse-request.ts';
import { catalogue } from '../../../functions/openapi/catalogue.ts';

interface Case {
  readonly name: string;
  readonly schema: NonNullable<Operation['body' | 'query']>;
  readonly example: object;
}

const cases = Object.entries<Operation>(catalogue).flatMap(([route, { body, query, examples }]): Case[] =>
  examples.flatMap((example, index) => [
    ...(body ? [{ name: `${route} body ${String(index)}`, schema: body, example: example.body ?? {} }] : []),
    ...(query
      ? [{ name: `${route} query ${String(index)}`, schema: query, example: example.query ?? {} }]
      : []),
  ]),
);

/** Wrong values that people and programs send. */
const nonsense = fc.oneof(
  fc.constantFrom<unknown>('', ' ', '0', '2026-02-30', '2026-13-01', '24:00', null, -1, 1e21, [], {}, [null]),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Every path to a value in `json`. */
const pathsIn = (json: unknown, at: readonly string[] = []): (readonly string[])[] =>
  typeof json === 'object' && json !== null
    ? Object.entries(json).flatMap(([key, value]) => [[...at, key], ...pathsIn(value, [...at, key])])
    : [];

const spoil = (json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json))
    return json.map((item: unknown, i) => (String(i) === key ? spoil(item, rest, value) : item));
  return { ...json, [key]: spoil((json as Record<string, unknown>)[key], rest, value) };
};

describe('the schemas of requests', () => {
  test.each(cases)(
    '$name: any values in its fields are accepted or refused, without a throw',
    ({ schema, example }) => {
      const paths = [...pathsIn(example), ['another']];
      const spoilt = fc
        .array(fc.tuple(fc.constantFrom(...paths), nonsense), { minLength: 1, maxLength: 3 })
        .map((changes) =>
          changes.reduce<unknown>((json, [path, value]) => spoil(json, path, value), example),
        );
      fc.assert(
        fc.property(spoilt, (fields) => {
          const parsed = parseFields(schema, fields as object);
          expect(parsed.ok || (parsed.code === 'invalid_request' && parsed.errors?.length)).toBeTruthy();
        }),
        { numRuns: 300 },
      );
    },
  );
});
