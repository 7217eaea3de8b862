import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { guarded, unguarded } from '../../../../client/visit-file/formula-guard.ts';

describe('a cell that a spreadsheet would run', () => {
  it.each(['=1+1', '+85212345678', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A'])(
    'gets an apostrophe in front: %j',
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['', '12A', 'CHAN, Tai Man', 'a=b', '陳大文', "O'Brien", "'tis", '2026-11-23T09:00:00+08:00'])(
    'is not recognised in %j',
    (cell) => {
      expect(guarded(cell)).toBe(cell);
      expect(unguarded(cell)).toBe(cell);
    },
  );

  it('reads back as the original, whatever it was', () => {
    const cell = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', ' ', '＝') });
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^[=+\-@\t＝]/);
      }),
    );
  });
});
