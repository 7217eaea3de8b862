import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStrictJson } from '../../../functions/personal-code/strict-json.ts';

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text));
const name = fc.string({ unit: 'binary' }).filter((text) => text !== '__proto__' && text.isWellFormed());
const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
/** Objects of at most four levels, with names and texts of anything: quotes, colons, backslashes. */
const shallow = fc.dictionary(
  name,
  fc.oneof(leaf, fc.array(fc.oneof(leaf, fc.dictionary(name, leaf))), fc.dictionary(name, fc.array(leaf))),
);

describe('parseStrictJson', () => {
  it('reads what JSON.stringify writes, in any layout', () => {
    fc.assert(
      fc.property(shallow, fc.constantFrom(undefined, 1, '\t'), (value, layout) => {
        expect(parse(JSON.stringify(value, null, layout))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)) as unknown,
        });
      }),
    );
  });

  it('finds a repeated name, whatever surrounds it', () => {
    const twice = fc.dictionary(name, leaf, { minKeys: 1 }).chain((value) =>
      fc.record({
        value: fc.constant(value),
        again: fc.constantFrom(...Object.keys(value)),
        at: fc.nat(Object.keys(value).length),
      }),
    );
    fc.assert(
      fc.property(twice, ({ value, again, at }) => {
        const members = Object.entries(value).map(
          ([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`,
        );
        const text = `{${members.toSpliced(at, 0, `${JSON.stringify(again)}:0`).join(',')}}`;
        expect(parse(text)).toEqual({ ok: false, reason: 'duplicate_keys' });
      }),
    );
  });

  it('answers any bytes without a throw, and returns only objects', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const step = parseStrictJson(bytes);
        expect(step.ok ? typeof step.value : step.reason).toMatch(
          /^(object|bad_text|bad_data|duplicate_keys)$/,
        );
      }),
    );
  });

  it('accepts four levels of objects and lists, and refuses five', () => {
    expect(parse('{"a":{"b":{"c":{"d":1}}}}').ok).toBe(true);
    expect(parse('{"a":{"b":{"c":{"d":{}}}}}')).toEqual({ ok: false, reason: 'bad_data' });
    expect(parse('{"a":[[[1]]]}').ok).toBe(true);
    expect(parse('{"a":[[[[]]]]}')).toEqual({ ok: false, reason: 'bad_data' });
  });

  it.each([
    ['in a value', String.raw`{"a":"\":"}`],
    ['in a name', String.raw`{"a\":\"":1}`],
    ['after an escaped backslash', String.raw`{"a\\":":"}`],
  ])('counts no colon after an escaped quotation mark, %s', (_, text) => {
    expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  it('keeps a byte order mark inside a text', () => {
    expect(parse('{"a":"\uFEFF"}')).toEqual({ ok: true, value: { a: '\uFEFF' } });
  });
});
