import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { idPrefixField, nameField } from '../../../functions/edge/fields.ts';
import { parseBody, parseFields } from '../../../functions/edge/parse-request.ts';
import { largestBodyBytes } from '../../../functions/kernel/limits.ts';
import { preRegistration } from '../../../functions/front-desk/api/requests.ts';

const schema = z.strictObject({
  name: nameField,
  kind: z.optional(z.enum(['in', 'out'])),
  age: z.optional(z.number().check(z.gte(1), z.lte(9))),
  nested: z.optional(z.strictObject({ prefix: idPrefixField })),
  list: z.optional(z.array(z.string())),
});
const body = (text: string | null, contentType: string | undefined = 'application/json') => ({
  text,
  contentType,
  isBase64Encoded: false,
});
const parse = (json: unknown) => parseBody(schema, body(JSON.stringify(json)));
const errorsOf = (json: unknown) => {
  const parsed = parse(json);
  return parsed.ok ? undefined : parsed.errors;
};

describe('a body', () => {
  it('is parsed if it matches the schema', () => {
    expect(parse({ name: ' Chan ', nested: { prefix: 'a123' } })).toEqual({
      ok: true,
      value: { name: 'Chan', nested: { prefix: 'A123' } },
    });
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    ' application/json',
    undefined,
  ])('may be sent as %s', (contentType) => {
    expect(parseBody(schema, { ...body('{"name":"Chan"}'), contentType }).ok).toBe(true);
  });

  it.each([
    'text/plain',
    'application/jsonp',
    'application/x-www-form-urlencoded',
    'text/application/json',
    '',
  ])('is an unsupported media type if sent as %j', (contentType) => {
    expect(parseBody(schema, body('{"name":"Chan"}', contentType))).toEqual({
      ok: false,
      code: 'unsupported_media_type',
    });
  });

  it('may be in base64, as API Gateway sends binary content', () => {
    const text = Buffer.from('{"name":"陳大文"}').toString('base64');
    expect(parseBody(schema, { ...body(text), isBase64Encoded: true })).toEqual({
      ok: true,
      value: { name: '陳大文' },
    });
    expect(parseBody(schema, { ...body(null), isBase64Encoded: true })).toMatchObject({
      code: 'malformed_json',
    });
  });

  it.each([
    ['nothing', null],
    ['empty', ''],
    ['half an object', '{"name":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"Chan"'],
    ['a number', '5'],
    ['markup', '<html>'],
    ['two objects', '{}{}'],
  ])('is malformed if it is %s', (_, text) => {
    expect(parseBody(schema, body(text))).toEqual({ ok: false, code: 'malformed_json' });
  });

  it('may have 16 KiB, counted in bytes, and not more', () => {
    const frame = '{"name":""}'.length;
    const exactly = `{"name":"${'x'.repeat(largestBodyBytes - frame)}"}`;
    expect(largestBodyBytes).toBe(16_384);
    expect(parseBody(schema, body(exactly))).toMatchObject({ code: 'invalid_request' });
    expect(parseBody(schema, body(`${exactly} `))).toEqual({ ok: false, code: 'body_too_large' });
    const wide = `{"name":"${'陳'.repeat(6000)}"}`;
    expect(parseBody(schema, body(wide))).toEqual({ ok: false, code: 'body_too_large' });
  });
});

describe('the errors of a request', () => {
  it.each([
    ['a field that is missing', {}, 'name', 'is required'],
    ['a wrong type', { name: 5 }, 'name', 'must be of type string'],
    ['null for a text', { name: null }, 'name', 'must be of type string'],
    ['an empty text', { name: '' }, 'name', 'must be at least 1 characters'],
    ['a text too long', { name: 'x'.repeat(101) }, 'name', 'must be at most 100 characters'],
    ['a number too small', { name: 'Chan', age: 0 }, 'age', 'must be at least 1'],
    ['a number too big', { name: 'Chan', age: 10 }, 'age', 'must be at most 9'],
    ['an unknown word', { name: 'Chan', kind: 'up' }, 'kind', 'must be one of in, out'],
    ['a field deep inside', { name: 'Chan', nested: {} }, 'nested.prefix', 'is required'],
    ['an item of a list', { name: 'Chan', list: ['a', 5] }, 'list.1', 'must be of type string'],
    ['a character that is not allowed', { name: 'a\u202Eb' }, 'name', 'has characters that are not allowed'],
    ['a name without letters', { name: '55' }, 'name', 'must have a letter'],
  ])('name the field and say what it should be: %s', (_, json, path, message) => {
    expect(errorsOf(json)).toContainEqual({ path, message });
  });

  it('name each unknown field, shortened', () => {
    expect(
      errorsOf({ name: 'Chan', extra: 1, ['y'.repeat(50)]: 2, nested: { prefix: 'A123', z: 1 } }),
    ).toEqual(
      expect.arrayContaining([
        { path: 'extra', message: 'is not a field of this request' },
        { path: 'y'.repeat(40), message: 'is not a field of this request' },
        { path: 'nested.z', message: 'is not a field of this request' },
      ]),
    );
  });

  it('treat a field called __proto__ as unknown', () => {
    const parsed = parseBody(schema, body('{"name":"Chan","__proto__":{"admin":true}}'));
    expect(parsed.ok && 'admin' in parsed.value).toBe(false);
  });

  it('say “is not valid” if the schema has no message', () => {
    const silent = z.object({ a: z.string().check(z.refine(() => false)) });
    expect(parseFields(silent, { a: 'x' })).toMatchObject({
      errors: [{ path: 'a', message: 'is not valid' }],
    });
  });

  it('never repeat a value', () => {
    const secret = 'Zq7Zq7Zq7';
    const anyJson = fc.jsonValue();
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('visitor', 'host', 'expectedFrom', 'purpose'), anyJson),
        (json) => {
          const marked = JSON.parse(
            JSON.stringify({ ...json, visitor: { englishName: `<${secret}>`, idPrefix: secret } }),
          ) as unknown;
          const parsed = parseBody(preRegistration, body(JSON.stringify(marked)));
          expect(parsed.ok).toBe(false);
          expect(JSON.stringify(parsed)).not.toContain(secret);
        },
      ),
    );
  });
});

describe('any body', () => {
  it('is parsed or refused with a known code, without a throw', () => {
    const codes = ['malformed_json', 'invalid_request', 'body_too_large', 'unsupported_media_type'];
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.boolean(), (text, isBase64Encoded) => {
        const parsed = parseBody(preRegistration, { ...body(text), isBase64Encoded });
        if (!parsed.ok) expect(codes).toContain(parsed.code);
      }),
    );
  });
});
