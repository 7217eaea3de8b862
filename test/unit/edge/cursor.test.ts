import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from '../../../functions/edge/cursor.ts';

const refused = {
  ok: false,
  code: 'invalid_request',
  errors: [{ path: 'cursor', message: 'is not a cursor of this list' }],
};
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('returns what it was made of, whatever its parts contain', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (scope, after) => {
        expect(decodeCursor(scope, after.length, encodeCursor(scope, after))).toEqual({
          ok: true,
          value: after,
        });
      }),
    );
  });

  it('is safe in a query string', () => {
    expect(encodeCursor('demo/harbour-court', ['a?b&c=d', '陳'])).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['another firm', encodeCursor('rival/tower', ['a'])],
    ['another number of parts', encodeCursor('demo/court', ['a', 'b'])],
    ['no part', encodeCursor('demo/court', [])],
    ['an empty part', encodeCursor('demo/court', [''])],
    ['a part that is not a text', base64('["demo/court",5]')],
    ['an object', base64('{"0":"demo/court","1":"a"}')],
    ['null', base64('null')],
    ['text', base64('"demo/court"')],
    ['no JSON', base64('{')],
    ['no base64', '%%%'],
    ['nothing', ''],
  ])('is refused with %s', (_, cursor) => {
    expect(decodeCursor('demo/court', 1, cursor)).toEqual(refused);
  });

  it('is refused without a throw if it is nonsense', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeCursor('demo/court', 1, text)).toEqual(refused);
        expect(decodeCursor('demo/court', 1, base64(text))).toEqual(refused);
      }),
    );
  });
});
