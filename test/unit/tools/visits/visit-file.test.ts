import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { importPage } from '../../../../functions/imports/api/requests.ts';
import { preRegistration } from '../../../../functions/front-desk/api/requests.ts';
import { csvLine } from '../../../../client/visit-file/csv-line.ts';
import { pageBody, pagesOf } from '../../../../client/visit-file/pages.ts';
import { rowProblem } from '../../../../client/visit-file/row-errors.ts';
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
    // Unreadable cells are sent unchanged: the API reports the error.
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
    ['2026/12/1 9:00', 'Asia/Hong_Kong', '2026-12-01T01:00:00Z'],
    ['2026/12/01 09:00:30', 'Asia/Hong_Kong', '2026-12-01T01:00:30Z'],
    ['2026.12.1 9:00', 'Asia/Hong_Kong', '2026-12-01T01:00:00Z'],
    ['23/11/2026 09:00', 'Asia/Hong_Kong', '2026-11-23T01:00:00Z'],
    ['11/23/2026 09:00', 'Asia/Hong_Kong', '2026-11-23T01:00:00Z'],
    ['12/12/2026 9:00', 'Asia/Hong_Kong', '2026-12-12T01:00:00Z'],
    ['2026/12/1 上午9:00', 'Asia/Hong_Kong', '2026-12-01T01:00:00Z'],
    ['2026/12/1 下午 12:30', 'Asia/Hong_Kong', '2026-12-01T04:30:00Z'],
    ['2026/12/1 9:00 PM', 'Asia/Hong_Kong', '2026-12-01T13:00:00Z'],
    ['2026/12/1 12:05 am', 'Asia/Hong_Kong', '2026-11-30T16:05:00Z'],
    ['2026年12月1日 下午3時30分', 'Asia/Hong_Kong', '2026-12-01T07:30:00Z'],
    ['2026年12月1日9時', 'Asia/Hong_Kong', '2026-12-01T01:00:00Z'],
    ['２０２６／１２／１　９：００', 'Asia/Hong_Kong', '2026-12-01T01:00:00Z'],
    ['2026/2/30 9:00', 'Asia/Hong_Kong', '2026/2/30 9:00'],
    ['2026/12/1 13:00 PM', 'Asia/Hong_Kong', '2026/12/1 13:00 PM'],
    ['2026-11-23T09:00:00+08:00', 'Asia/Hong_Kong', '2026-11-23T09:00:00+08:00'],
    ['2026-11-23T09:00:00Z', 'Asia/Hong_Kong', '2026-11-23T09:00:00Z'],
  ])('reads %s by the clocks at %s as %s', async (cell, timeZone, expected) => {
    const [fields] = await fieldsOf(`${head}\nA,1,${cell},x\n`, timeZone);
    expect(fields?.['expectedFrom']).toBe(expected);
  });

  it.each([
    ['an unknown column', `${head},hkid\n`, /line 1: column 5 is unknown\.\nThe first line names.*reference/],
    ['a column without a name', `,${head}\n`, /line 1: column 1 is without a name/],
    ['a column in two languages', `${head},單位\n`, /line 1: column 5 is there twice/],
    ['a cell behind the last column', `${head},\nA,1,${times},x\n`, /line 2: has 5 cells, the first line 4/],
    ['a column twice', `${head},english_name\n`, /line 1: column 5 is there twice/],
    ['no unit', 'englishName,expectedFrom,expectedUntil\n', /line 1: there is no column unit/],
    ['no name', 'unit,expectedFrom,expectedUntil\n', /line 1: there is no column englishName or chineseName/],
    ['no first line', '', /is empty/],
    ['no rows', `${head}\n\n,,,\n`, /no rows below its first line/],
    ['a row too short', `${head}\nA,1,${times}\nB,1\n`, /line 3: has 2 cells, the first line 4/],
    ['a row too long', `${head}\nChan, Tai Man,1,${times}\n`, /line 2: has 5 cells, the first line 4/],
    ['a row twice', `${head}\nA,1,${times}\nB,1,${times}\n A ,1,${times}\n`, /line 4: repeats line 2/],
    [
      'a reference twice',
      `${head},reference\nA,1,${times},7\nB,1,${times},7\n`,
      /line 3: repeats line 2.*reference/,
    ],
  ])('is refused with %s', async (_, content, message) => {
    await expect(check(content)).rejects.toThrow(message);
  });

  it('accepts the corrected list of failed rows as the rows', async () => {
    const [fields] = await fieldsOf(
      `${head},failedLine,failedResult,failedReason\nA,1,${times},2,invalid,because\n`,
    );
    expect(fields).toEqual((await fieldsOf(`${head}\nA,1,${times}\n`))[0]);
  });
});

describe('a file as people write it', () => {
  const problemsOf = async (content: string) => (await rowsOf(content)).flatMap(({ problems }) => problems);

  it.each(['sep=;', '"sep=;"', 'SEP=; '])(
    'uses the separator of its line %s, and counts that line',
    async (sep) => {
      const content = `${sep}\r\n${head.replaceAll(',', ';')}\r\n"CHAN, Tai Man";1;${times.replaceAll(',', ';')}\r\n`;
      const [row] = await rowsOf(content);
      expect(row).toMatchObject({ line: 3, fields: { visitor: { englishName: 'CHAN, Tai Man' } } });
    },
  );

  it('may have empty columns at the end', async () => {
    expect(await fieldsOf(`${head},,,\nA,1,${times},,,\nB,1,${times},,\n`)).toHaveLength(2);
  });

  it.each([
    '參考,英文姓名,中文姓名,身份證首四位,單位,住戶,開始時間,結束時間,目的,車牌,需批准,同行者',
    '参考,英文姓名,中文姓名,身份证首四位,单位,住户,开始时间,结束时间,目的,车牌,需审批,同行人',
    '參考編號,英文姓名,中文姓名,身份證（首四位）,單位 ,受訪者,到訪時間,離開時間,事由,車牌號碼,需要批准,同行訪客',
  ])('names its columns in Chinese: %s', async (headings) => {
    const [row] = await fieldsOf(
      `${headings}\nB-1,CHAN Tai Man,陳大文,A123,12A,黃,${times},茶聚,AB 1234,是,李小明、CHAN Siu Wai\n`,
    );
    expect(row).toEqual({
      visitor: { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
      host: { unit: '12A', name: '黃' },
      expectedFrom: '2026-11-23T01:00:00Z',
      expectedUntil: '2026-11-23T04:00:00Z',
      purpose: '茶聚',
      vehicle: { plate: 'AB 1234' },
      needsApproval: true,
      companions: [{ chineseName: '李小明' }, { englishName: 'CHAN Siu Wai' }],
    });
  });

  const names = `englishName,chineseName,${head.slice('englishName,'.length)}`;
  it.each([
    ['陳大文,', { chineseName: '陳大文' }],
    [',CHAN Tai Man', { englishName: 'CHAN Tai Man' }],
    ['陳大文,CHAN Tai Man', { englishName: 'CHAN Tai Man', chineseName: '陳大文' }],
    ['CHAN Tai Man 陳大文,', { englishName: 'CHAN Tai Man', chineseName: '陳大文' }],
    ['陳大文 CHAN Tai Man,陳大文', { englishName: 'CHAN Tai Man', chineseName: '陳大文' }],
    ['CHAN Tai Man (陳大文),', { englishName: 'CHAN Tai Man', chineseName: '陳大文' }],
    ['歐陽 大文,', { chineseName: '歐陽 大文' }],
    ['\u200BCHAN Tai Man\u00A0,\uFEFF陳大文\u200B', { englishName: 'CHAN Tai Man', chineseName: '陳大文' }],
  ])('gets the names %s into the right fields', async (cells, visitor) => {
    const [row] = await rowsOf(`${names}\n${cells},1,${times}\n`);
    expect(row).toMatchObject({ problems: [], fields: { visitor } });
    expect(row?.fields['visitor']).toEqual(visitor);
  });

  it.each([
    ['陳大文,李小明', { column: 'englishName', problem: 'has a Chinese name, and chineseName has another' }],
    [
      'CHAN Tai Man,LEE Ka Yan',
      { column: 'chineseName', problem: 'has no Chinese name, and englishName has another name' },
    ],
    ['CHAN 陳 Tai Man 大文,', { column: 'englishName', problem: expect.stringContaining('mixed') }],
  ])('is not sent with the ambiguous names %s', async (cells, problem) => {
    expect(await problemsOf(`${names}\n${cells},1,${times}\n`)).toEqual([problem]);
  });

  const withCompanions = async (cell: string) =>
    (await rowsOf(`${head},companions\nA,1,${times},"${cell}"\n`))[0];
  const [one, two] = [{ englishName: 'CHAN Siu Ming' }, { englishName: 'LEE Ka Fai' }];
  it.each([
    ['CHAN Siu Ming; LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming； LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming、LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming, LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming，LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming/LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming\nLEE Ka Fai', [one, two]],
    ['1. CHAN Siu Ming\n2. LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming & LEE Ka Fai', [one, two]],
    ['CHAN Siu Ming and LEE Ka Fai', [one, two]],
    ['陳小明、李家輝', [{ chineseName: '陳小明' }, { chineseName: '李家輝' }]],
    ['陳小明,李家輝', [{ chineseName: '陳小明' }, { chineseName: '李家輝' }]],
    ['CHAN, Siu Ming; LEE, Ka Fai', [{ englishName: 'CHAN, Siu Ming' }, { englishName: 'LEE, Ka Fai' }]],
    ['CHAN, Siu Ming;', [{ englishName: 'CHAN, Siu Ming' }]],
    ['Ravi s/o Kumar', [{ englishName: 'Ravi s/o Kumar' }]],
    ['CHAN Siu Ming 陳小明', [{ englishName: 'CHAN Siu Ming', chineseName: '陳小明' }]],
    ['Sandra Anderson', [{ englishName: 'Sandra Anderson' }]],
  ])('splits the companions %j', async (cell, companions) => {
    expect(await withCompanions(cell)).toMatchObject({ problems: [], fields: { companions } });
  });

  it.each(['CHAN, Siu Ming', 'Peter, Paul', 'CHAN, Siu Ming, LEE', 'CHAN 陳 Siu 小明'])(
    'is not sent with the companions %s, which could be one or several',
    async (cell) => {
      expect((await withCompanions(cell))?.problems).toEqual([
        { column: 'companions', problem: expect.stringContaining('separate people with ;') },
      ]);
    },
  );

  it.each([
    ['3/11/2026 09:00', /two ways/],
    ['2026-11-23', /no time/],
    ['46357.375', /is a number/],
  ])('is not sent with the ambiguous time %s', async (cell, problem) => {
    expect(await problemsOf(`${head}\nA,1,${cell},2026-11-23 12:00\n`)).toEqual([
      { column: 'expectedFrom', problem: expect.stringMatching(problem) },
    ]);
  });

  it('gets one reason for each unreadable cell, and no reason that only follows from another', async () => {
    const [row] = await rowsOf(
      `${names},needsApproval\n陳大文,李小明,1,3/11/2026 09:00,2026-11-23 12:00,maybe\n`,
    );
    expect(row && rowProblem(row)).toBe(
      'englishName has a Chinese name, and chineseName has another; ' +
        'expectedFrom is a day that can be read in two ways: write it as 2026-11-23 09:00; ' +
        'needsApproval must be yes or no',
    );
    const [fine] = await rowsOf(`${head}\nA,1,${times}\n`);
    expect(fine && rowProblem(fine)).toBeUndefined();
  });
});

describe('the id of a row', () => {
  const idOf = async (content: string) => (await rowsOf(content)).map(({ rowId }) => rowId);

  it('follows from the content of the row, wherever it is', async () => {
    const [one, two] = await idOf(`${head}\nA,1,${times}\nB,1,${times}\n`);
    const moved = `unit,expectedUntil,expectedFrom,purpose,englishName\n1,2026-11-23T12:00,2026-11-23 9:00,,B\n`;
    expect(await idOf(moved)).toEqual([two]);
    expect(one).not.toBe(two);
  });

  it('follows only from the reference if there is one', async () => {
    const [one] = await idOf(`${head},reference\nA,1,${times},B-7\n`);
    expect(await idOf(`${head},reference\nB,2,${times},B-7\n`)).toEqual([one]);
    expect(await idOf(`${head},reference\nA,1,${times},B-8\n`)).not.toEqual([one]);
  });

  // If an id changed with a version, an import would make visits twice.
  it('never changes', () => {
    expect(rowIdOf({ visitor: { englishName: 'A' }, host: { unit: '1' } }, undefined)).toBe(
      '73Cb56DCFXqnjt7_-eTM7g',
    );
    expect(rowIdOf({}, 'B-7')).toBe('SzTDxPQc6nDht7MM03x1ew');
  });
});

describe('a page', () => {
  const row = (name: string, line: number): VisitRow => ({
    line,
    problems: [],
    cells: [],
    rowId: String(line),
    fields: { visitor: { englishName: name }, host: { unit: '1' } },
  });
  const pages = (names: readonly string[]) => collect(pagesOf(ReadableStream.from(names.map(row))));

  it('has at most a hundred rows', async () => {
    const sizes = (await pages(Array<string>(250).fill('A'))).map(({ length }) => length);
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('is never too large, except for a single row, and keeps the order of rows', async () => {
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

  it('is as full as possible', async () => {
    const made = await pages(Array<string>(200).fill('x'.repeat(300)));
    const [first = [], second = []] = made;
    const more = Buffer.byteLength(JSON.stringify(pageBody([...first, ...second.slice(0, 1)])));
    expect(more).toBeGreaterThan(16_384);
  });
});

it('csvLine quotes the cells that need it', () => {
  expect(csvLine(['a', 'b,c', 'say "x"', ' y'])).toBe('a,"b,c","say ""x"""," y"\r\n');
});
