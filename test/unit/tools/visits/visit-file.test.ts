import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { importPage } from '../../../../functions/imports/api/requests.ts';
import { preRegistration } from '../../../../functions/front-desk/api/requests.ts';
import { csvLine } from '../../../../tools/visits/csv-line.ts';
import { pageBody, pagesOf } from '../../../../tools/visits/pages.ts';
import { rowIdOf } from '../../../../tools/visits/row-id.ts';
import { checkVisits, openVisits, type VisitRow } from '../../../../tools/visits/visit-file.ts';
import { collect } from '../../../support/collect.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-test-')), 'visits.csv');
const head = 'englishName,unit,expectedFrom,expectedUntil';
const times = '2026-11-23 09:00,2026-11-23 12:00';
const rowsOf = async (content: string, timeZone = 'Asia/Hong_Kong') => {
  writeFileSync(file, content);
  return collect((await openVisits(file, timeZone)).rows);
};
const fieldsOf = async (content: string, timeZone?: string) =>
  (await rowsOf(content, timeZone)).map(({ fields }) => fields);
const check = (content: string) => {
  writeFileSync(file, content);
  return checkVisits(file, 'Asia/Hong_Kong');
};

describe('a file of visits', () => {
  it('is read column by column into pre-registrations', async () => {
    const all =
      'English Name,chinese_name,ID-prefix,unit,hostName,expectedFrom,expectedUntil,purpose,plate,notes,needsApproval,allowsReEntry,companions,reference\n';
    const full = `"CHAN, Tai Man",陳大文,A123,12A,Wong,${times},dinner,AB 1234,Brings a ladder,yes,NO,CHAN Siu Ming; 陳小美,B-1\n`;
    const [one, two] = await fieldsOf(`${all}${full},李嘉輝,,8C,,2026-11-23T09:00:00+08:00,x,,,,maybe,,,\n`);
    expect(one).toEqual({
      visitor: { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
      host: { unit: '12A', name: 'Wong' },
      expectedFrom: '2026-11-23T01:00:00Z',
      expectedUntil: '2026-11-23T04:00:00Z',
      purpose: 'dinner',
      vehicle: { plate: 'AB 1234' },
      notes: 'Brings a ladder',
      needsApproval: true,
      allowsReEntry: false,
      companions: [{ englishName: 'CHAN Siu Ming' }, { chineseName: '陳小美' }],
    });
    expect(preRegistration.safeParse(one).success).toBe(true);
    // What cannot be read goes as it is: the API says what is wrong with it.
    expect(two).toEqual({
      visitor: { chineseName: '李嘉輝' },
      host: { unit: '8C' },
      expectedFrom: '2026-11-23T09:00:00+08:00',
      expectedUntil: 'x',
      needsApproval: 'maybe',
    });
  });

  it.each([
    ['2026-11-23 9:05', 'Asia/Hong_Kong', '2026-11-23T01:05:00Z'],
    ['2026-11-23T09:05:30', 'Asia/Hong_Kong', '2026-11-23T01:05:30Z'],
    ['2027-07-01 12:00', 'Europe/London', '2027-07-01T11:00:00Z'],
    ['2026-02-30 09:00', 'Asia/Hong_Kong', '2026-02-30 09:00'],
    ['2026-11-23 24:01', 'Asia/Hong_Kong', '2026-11-23 24:01'],
    ['23/11/2026 09:00', 'Asia/Hong_Kong', '23/11/2026 09:00'],
  ])('reads %s by the clocks at %s as %s', async (cell, timeZone, expected) => {
    const [fields] = await fieldsOf(`${head}\nA,1,${cell},x\n`, timeZone);
    expect(fields?.['expectedFrom']).toBe(expected);
  });

  it.each([
    ['an unknown column', `${head},hkid\n`, /line 1: column 5 is unknown\.\nThe first line names.*reference/],
    ['a column without a name', `${head},\n`, /line 1: column 5 is without a name/],
    ['a column twice', `${head},english_name\n`, /line 1: column 5 is there before/],
    ['no unit', 'englishName,expectedFrom,expectedUntil\n', /line 1: there is no column unit/],
    ['no name', 'unit,expectedFrom,expectedUntil\n', /line 1: there is no column englishName or chineseName/],
    ['no first line', '', /is empty/],
    ['no rows', `${head}\n\n,,,\n`, /no rows below its first line/],
    ['a row too short', `${head}\nA,1,${times}\nB,1\n`, /line 3: has 2 cells, the first line 4/],
    ['a row too long', `${head}\nChan, Tai Man,1,${times}\n`, /line 2: has 5 cells, the first line 4/],
    ['a row twice', `${head}\nA,1,${times}\nB,1,${times}\n A ,1,${times}\n`, /line 4: is line 2 again/],
    [
      'a reference twice',
      `${head},reference\nA,1,${times},7\nB,1,${times},7\n`,
      /line 3: is line 2 again.*reference/,
    ],
  ])('is refused that has %s', async (_, content, message) => {
    await expect(check(content)).rejects.toThrow(message);
  });

  it('takes the list of failed rows, once mended, for the rows themselves', async () => {
    const [fields] = await fieldsOf(
      `${head},failedLine,failedResult,failedReason\nA,1,${times},2,invalid,because\n`,
    );
    expect(fields).toEqual((await fieldsOf(`${head}\nA,1,${times}\n`))[0]);
  });
});

describe('the id of a row', () => {
  const idOf = async (content: string) => (await rowsOf(content)).map(({ rowId }) => rowId);

  it('follows from what the row says, wherever it stands', async () => {
    const [one, two] = await idOf(`${head}\nA,1,${times}\nB,1,${times}\n`);
    const moved = `unit,expectedUntil,expectedFrom,purpose,englishName\n1,2026-11-23T12:00,2026-11-23 9:00,,B\n`;
    expect(await idOf(moved)).toEqual([two]);
    expect(one).not.toBe(two);
  });

  it('follows from the reference alone where there is one', async () => {
    const [one] = await idOf(`${head},reference\nA,1,${times},B-7\n`);
    expect(await idOf(`${head},reference\nB,2,${times},B-7\n`)).toEqual([one]);
    expect(await idOf(`${head},reference\nA,1,${times},B-8\n`)).not.toEqual([one]);
  });

  // An id that changes from one version to the next makes visits twice.
  it('is what it always was', () => {
    expect(rowIdOf({ visitor: { englishName: 'A' }, host: { unit: '1' } }, undefined)).toBe(
      '73Cb56DCFXqnjt7_-eTM7g',
    );
    expect(rowIdOf({}, 'B-7')).toBe('SzTDxPQc6nDht7MM03x1ew');
  });
});

describe('a page', () => {
  const row = (name: string, line: number): VisitRow => ({
    line,
    cells: [],
    rowId: String(line),
    fields: { visitor: { englishName: name }, host: { unit: '1' } },
  });
  const pages = (names: readonly string[]) => collect(pagesOf(ReadableStream.from(names.map(row))));

  it('has a hundred rows at most', async () => {
    const sizes = (await pages(Array<string>(250).fill('A'))).map(({ length }) => length);
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('is never too large, unless a row is by itself, and rows keep their order', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 1, max: 20_000 }).map((length) => '陳"'.repeat(length / 2)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 150 }), async (names) => {
        const made = await pages(names);
        expect(made.flat().map(({ line }) => line)).toEqual(names.map((_, line) => line));
        for (const page of made) {
          const bytes = Buffer.byteLength(JSON.stringify(pageBody(page)));
          expect(page.length === 1 || bytes <= 16_384).toBe(true);
          expect(importPage.safeParse(pageBody(page)).success).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is as full as it may be', async () => {
    const made = await pages(Array<string>(200).fill('x'.repeat(300)));
    const [first = [], second = []] = made;
    const more = Buffer.byteLength(JSON.stringify(pageBody([...first, ...second.slice(0, 1)])));
    expect(more).toBeGreaterThan(16_384);
  });
});

it('csvLine quotes what has to be', () => {
  expect(csvLine(['a', 'b,c', 'say "x"', ' y'])).toBe('a,"b,c","say ""x"""," y"\r\n');
});
