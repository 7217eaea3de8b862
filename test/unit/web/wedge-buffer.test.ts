import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { longestPauseMs, wedgeBuffer, type Keyed } from '../../../web/scanner/src/rules/wedge-buffer.ts';

const jws = `eyJhbGciOiJFUzI1NiJ9.${'p'.repeat(60)}.${'s'.repeat(86)}`;

/** Presses the keys after these gaps, in milliseconds, and hands in with each how many were pressed before. */
function press(keys: readonly string[], gapMs: (index: number) => number): readonly Keyed<number>[] {
  const buffer = wedgeBuffer<number>();
  let ms = 0;
  return keys.map((key, index) => buffer.take(key, (ms += gapMs(index)), index));
}
const type = (text: string, gapMs: (index: number) => number) =>
  press(Array.from(text).concat('Enter'), gapMs);

describe('a scanner that acts as a keyboard', () => {
  it('is distinguished from a person by its speed, and delivers any code completely', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.-]{12,200}$/), fc.integer({ min: 1, max: 30 }), (code, gap) => {
        expect(type(code, () => gap).at(-1)).toEqual({ kind: 'code', text: code, before: 0 });
        expect(type(code, () => 120).map(({ kind }) => kind)).toEqual(Array(code.length + 1).fill('typing'));
      }),
    );
  });

  it.each([
    ['a Personal Code', jws],
    ['a text of another form', 'https://example.com/menu'],
  ])('may stall once before any character of %s, and before Enter', (_name, code) => {
    for (let at = 1; at <= code.length; at += 1)
      for (const stall of [36, 400, longestPauseMs])
        expect([at, type(code, (index) => (index === at ? stall : 8)).at(-1)]).toEqual([
          at,
          { kind: 'code', text: code, before: 0 },
        ]);
  });

  it('may stall twice within the first five characters of a Personal Code', () => {
    for (let one = 1; one <= 5; one += 1)
      for (let other = one + 1; other <= 6; other += 1)
        expect(type(jws, (index) => (index === one || index === other ? 300 : 8)).at(-1)).toEqual({
          kind: 'code',
          text: jws,
          before: 0,
        });
  });

  it('may be slow throughout where the text has the form of a code', () => {
    expect(type(jws, () => 90).at(-1)).toEqual({ kind: 'code', text: jws, before: 0 });
    const enrolment = `gatehouse-enrolment.1.demo.harbour-court.${'k'.repeat(27)}`;
    expect(type(enrolment, () => 90).at(-1)).toMatchObject({ kind: 'code', text: enrolment });
  });

  it('may pause many times in the middle of a code, and leaves a short word in the field', () => {
    expect(type('eyJhbGciOiJFUzI1NiJ9', (index) => (index > 10 && index < 20 ? 300 : 5)).at(-1)).toEqual({
      kind: 'code',
      text: 'eyJhbGciOiJFUzI1NiJ9',
      before: 0,
    });
    expect(type('12A', () => 5).at(-1)).toEqual({ kind: 'typing' });
  });

  it('begins again after a longer pause: half of a code is not a code', () => {
    expect(type('eyJhbGciOiJF', (index) => (index === 6 ? longestPauseMs + 1 : 5)).at(-1)?.kind).toBe(
      'typing',
    );
  });

  it('is kept out of the field from its fifth key on, and a little later after stalls', () => {
    const first = (gapMs: (index: number) => number) =>
      type(jws, gapMs).findIndex(({ kind }) => kind === 'scanning');
    expect(first(() => 8)).toBe(4);
    expect(first((index) => (index === 3 ? 200 : 8))).toBe(5);
    expect(first((index) => (index === 2 || index === 4 ? 200 : 8))).toBe(7);
  });

  it('ignores keys that type nothing', () => {
    const keys = Array.from('ABCDEFGHIJKLMN').flatMap((key) => ['Shift', key]);
    expect(press([...keys, 'Enter'], () => 2).at(-1)).toMatchObject({ kind: 'code', text: 'ABCDEFGHIJKLMN' });
  });

  it('is told apart from what a person typed just before it', () => {
    for (const typed of ['L', 'LE', 'LEE', 'LEE Siu'])
      expect(type(typed + jws, (index) => (index <= typed.length ? 150 : 8)).at(-1)).toEqual({
        kind: 'code',
        text: jws,
        before: typed.length,
      });
    const menu = 'https://example.com/menu';
    expect(type(`LEE${menu}`, (index) => (index <= 3 ? 150 : 8)).at(-1)).toEqual({
      kind: 'code',
      text: menu,
      before: 3,
    });
  });
});

describe('a person at a keyboard', () => {
  it('keeps each key at any human pace, with some keys that roll into each other', () => {
    const gaps = fc.integer({ min: 60, max: 900 });
    fc.assert(
      fc.property(
        fc.array(gaps, { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 0, max: 3 }),
        (paces, at) => {
          // A typist presses two keys almost at once now and then, but not four of five.
          const typed = type('CHAN Tai Man of Harbour Court', (index) =>
            index % 4 === at ? 20 : (paces[index] ?? 200),
          );
          expect(typed.map(({ kind }) => kind)).toEqual(Array(30).fill('typing'));
        },
      ),
    );
  });

  it('types on at once after a scanner that sends no Enter, and the scanner’s text can be had back', () => {
    const buffer = wedgeBuffer<number>();
    let ms = 0;
    const kinds = Array.from(jws, (key) => buffer.take(key, (ms += 8), 0).kind);
    expect(kinds.at(-1)).toBe('scanning');
    expect(buffer.held()).toEqual({ text: jws, before: 0 });
    const after = Array.from('LEE Siu', (key) => buffer.take(key, (ms += 150), 1).kind);
    expect(after).toEqual(['scanning', 'scanning', 'scanning', 'typing', 'typing', 'typing', 'typing']);
  });
});
