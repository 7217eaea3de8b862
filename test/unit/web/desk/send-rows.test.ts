import { describe, expect, it } from '@jest/globals';
import { readCsv, decoded } from '../../../../web/desk/src/import/read-csv.ts';
import { columnOfError, guessedHeader, readRows } from '../../../../web/desk/src/import/read-rows.ts';
import { failedFile } from '../../../../web/desk/src/import/result-file.ts';
import { sendRows, type Progress } from '../../../../web/desk/src/import/send-rows.ts';
import { rowIdOf } from '../../../../tools/visits/row-id.ts';

const csv = [
  '英文姓名,單位,開始,結束,身份證首四位,Mobile',
  'CHAN Tai Man,12A,2026-12-01 09:00,2026-12-01 12:00,A123,9123',
  'LEE Siu Fong,,2026-12-01 09:00,2026-12-01 12:00,,',
  '"HO, Ka",7C,soon,2026-12-01 12:00,,',
  'CHAN Tai Man,12A,2026-12-01 09:00,2026-12-01 12:00,A123,9123',
].join('\n');

async function read(text = csv) {
  const sheet = readCsv(text, 'list.csv');
  const header = guessedHeader(sheet.rows[0] ?? []);
  return { sheet, header, rows: await readRows(sheet.rows, header, 'Asia/Hong_Kong') };
}

describe('a file of visitors at the desk', () => {
  it('maps headings in Chinese, and leaves a column alone that it does not know', async () => {
    const { header } = await read();
    expect(header).toEqual(['englishName', 'unit', 'expectedFrom', 'expectedUntil', 'idPrefix', 'ignored']);
  });

  it('says what is wrong beside the cell, and finds a row that comes twice', async () => {
    const { rows } = await read();
    expect(rows.map(({ wrong }) => wrong !== undefined)).toEqual([false, true, true, true]);
    expect(rows.map(({ wrong = '' }) => columnOfError(wrong))).toEqual([
      undefined,
      'unit',
      'expectedFrom',
      'reference',
    ]);
  });

  it('gives a row the id that the import command gives it', async () => {
    const { rows } = await read();
    const [first] = rows;
    expect(first && rowIdOf(first.fields, undefined)).toBe(first?.rowId);
  });

  it('reads what Excel in Hong Kong saves', () => {
    // 陳 in Big5.
    expect(decoded(new Uint8Array([0xb3, 0xaf]).buffer)).toEqual({ text: '陳', encoding: 'big5' });
    expect(decoded(new TextEncoder().encode('陳').buffer).encoding).toBe('utf-8');
  });

  it('refuses a file that is no list, by the reason', () => {
    expect(() => readCsv('', 'x')).toThrow('fileEmpty');
    expect(() => readCsv('a,"b\nc', 'x')).toThrow('fileNoCsv');
  });

  it('gives back the rows that failed, without a cell that a spreadsheet would run', async () => {
    const { rows } = await read();
    const [row] = rows;
    if (!row) throw new Error('no row');
    const failed = { row: { ...row, cells: ['=1+1', 'a,b'] }, result: 'invalid', reason: 'unit is required' };
    expect(failedFile(['englishName', 'unit'], [failed])).toBe(
      '\uFEFFenglishName,unit,failedLine,failedResult,failedReason\r\n\'=1+1,"a,b",2,invalid,unit is required\r\n',
    );
  });
});

describe('sending a file', () => {
  const answered = (body: { rows: { rowId: string }[] }) => ({
    kind: 'data' as const,
    etag: undefined,
    data: {
      items: body.rows.map(({ rowId }) => ({ rowId, result: 'created' as const, visitId: 'v'.repeat(22) })),
    },
  });

  it('goes on after the service asked to wait, and makes nothing twice', async () => {
    const { rows } = await read();
    const waits: number[] = [];
    let tries = 0;
    let last: Progress | undefined;
    const trouble = await sendRows({
      rows,
      send: (body) => {
        tries += 1;
        if (tries < 3)
          return Promise.resolve({ kind: 'problem', status: 503, code: 'x', title: '', errors: [] });
        return Promise.resolve(answered(body));
      },
      onProgress: (progress) => {
        last = progress;
      },
      isStopped: () => false,
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    expect(trouble).toBeUndefined();
    expect(waits).toEqual([1_000, 2_000]);
    expect(last).toMatchObject({ created: 1, exists: 0, failed: [] });
  });

  it('ends with the reason where the service refuses for good', async () => {
    const { rows } = await read();
    const refused = { kind: 'problem' as const, status: 403, code: 'forbidden', title: '', errors: [] };
    const trouble = await sendRows({
      rows,
      send: () => Promise.resolve(refused),
      onProgress: () => undefined,
      isStopped: () => false,
      wait: () => Promise.resolve(),
    });
    expect(trouble).toEqual(refused);
  });

  it('sends nothing more once it is stopped', async () => {
    const { rows } = await read();
    let sent = 0;
    await sendRows({
      rows,
      send: (body) => {
        sent += 1;
        return Promise.resolve(answered(body));
      },
      onProgress: () => undefined,
      isStopped: () => true,
      wait: () => Promise.resolve(),
    });
    expect(sent).toBe(0);
  });
});
