import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { csvLine } from '../../../../client/visit-file/csv-line.ts';
import { openCsv } from '../../../../tools/visits/csv-records.ts';
import { collect } from '../../../support/collect.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-test-')), 'rows.csv');
const read = async (content: string | Uint8Array) => {
  writeFileSync(file, content);
  const { separator, records } = await openCsv(file);
  return { separator, records: await collect(records) };
};
const cellsOf = async (content: string | Uint8Array) =>
  (await read(content)).records.map(({ cells }) => cells);

describe('a CSV file', () => {
  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no line end at the end', 'a,b\n1,2'],
    ['a byte order mark', '\u{feff}a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['blanks around cells', ' a , "b" \n1,"2 "\n'],
    ['empty lines', 'a,b\n\n,\n  ,  \n1,2\n\n'],
  ])('is read with %s', async (_, content) => {
    expect(await cellsOf(content)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('may have quotes, separators and line breaks in quoted cells, and lines are counted through them', async () => {
    const { records } = await read('a,b\r\n"x ""y"", z","one\r\ntwo"\r\n\r\n3,4\r\n"5\n5\r\n5",6\r\n');
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x "y", z', 'one\ntwo'] },
      { line: 5, cells: ['3', '4'] },
      { line: 6, cells: ['5\n5\n5', '6'] },
    ]);
  });

  it('returns what csvLine wrote', async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', '').trim());
    const cells = fc.array(cell, { minLength: 2, maxLength: 5 }).filter((row) => row.some(Boolean));
    await fc.assert(
      fc.asyncProperty(cells, fc.constantFrom(',' as const, ';' as const), async (row, separator) => {
        const head = csvLine(['a', 'b'], separator);
        expect(await read(head + csvLine(row, separator))).toEqual({
          separator,
          records: [
            { line: 1, cells: ['a', 'b'] },
            { line: 2, cells: row },
          ],
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is read correctly wherever its chunks end, also inside a character or a CRLF', async () => {
    const long = 'x'.repeat(40);
    const rows = Array.from({ length: 6_000 }, (_, index) => [String(index), `陳大文 ${long}`]);
    const shifts = [0, 1, 2, 3, 4].map((shift) => `a${' '.repeat(shift)},b\r\n`);
    for (const head of shifts)
      expect(await cellsOf(head + rows.map((row) => csvLine(row)).join(''))).toEqual([['a', 'b'], ...rows]);
  });

  it('counts lines correctly when a chunk ends between CR and LF', async () => {
    const head = `a,b${' '.repeat(60)}\r\n`;
    const rows = `1,${'2'.repeat(60)}\r\n`.repeat(2_000);
    expect((head + rows).indexOf('\r', 65_500)).toBe(65_535);
    const { records } = await read(head + rows);
    expect(records.at(-1)?.line).toBe(2_001);
  });

  it('uses the separator that is most frequent in its first line', async () => {
    expect(await cellsOf('a;b;"c,d"\n1;2;3\n')).toEqual([
      ['a', 'b', 'c,d'],
      ['1', '2', '3'],
    ]);
  });

  it.each([
    ['Latin-1', Buffer.from('name,unit\ncaf\u00e9,1\n', 'latin1'), /not UTF-8.*CSV UTF-8/],
    ['a character that is cut off', Buffer.from([0x61, 0x2c, 0xe9, 0x99]), /not UTF-8/],
    ['UTF-16', Buffer.from('\u{feff}name,unit\n', 'utf16le'), /UTF-16.*CSV UTF-8/],
    ['a workbook', Buffer.from('PK\u{3}\u{4}rest'), /workbook.*CSV UTF-8/],
    ['a quote that is not closed', 'a,b\n1,2\n3,"Secret\n4,5\n', /line 3: .*does not end/],
    [
      'a quote that is not closed for many lines',
      `a,b\n1,"Secret\n${'2,3\n'.repeat(40_000)}`,
      /line 2: .*does not end/,
    ],
    ['text behind a quote', 'a,b\n"Secret" Name,2\n', /line 2: a quote is in the wrong place/],
    ['a quote inside a bare cell', 'a,b\nSecret "x" Name,2\n', /line 2: a quote is in the wrong place/],
  ])('is refused with %s, without a word of its content', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
    await expect(read(content)).rejects.not.toThrow('Secret');
  });

  it('is named in the error if it does not exist or is a folder', async () => {
    await expect(openCsv('/nowhere/rows.csv')).rejects.toThrow('/nowhere/rows.csv cannot be read: ENOENT');
    await expect(openCsv(tmpdir())).rejects.toThrow('cannot be read: EISDIR');
  });
});
