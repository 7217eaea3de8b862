import { parse } from 'csv-parse/browser/esm/sync';
import { trimmed } from '../../../../client/visit-file/cell.ts';
import { trimmedRows, Unreadable, type Encoding, type Sheet } from './sheet.ts';

/** Reads CSV, or what was pasted from a spreadsheet. Throws {@link Unreadable}. */
export function readCsv(text: string, name: string, encoding?: Encoding): Sheet {
  const withoutMark = text.replace(/^\uFEFF/, '');
  const [firstLine = ''] = withoutMark.split('\n', 1);
  const [, named] = /^"?sep=([,;\t])"?\s*$/i.exec(firstLine) ?? [];
  const body = named === undefined ? withoutMark : withoutMark.slice(firstLine.length + 1);
  try {
    const rows = parse(body, {
      delimiter: named ?? separatorOf(firstLine),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 64 * 1024,
    });
    const cells = rows.map((row) => row.map((cell) => trimmed(cell)));
    return { name, rows: trimmedRows(cells), ...(encoding ? { encoding } : {}) };
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('fileNoCsv');
  }
}

function separatorOf(firstLine: string): string {
  const separators = [',', ';', '\t'];
  const counts = separators.map((one) => firstLine.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Decodes a text file: UTF-8, or what spreadsheets in Hong Kong save. */
export function decoded(bytes: ArrayBuffer, wanted?: Encoding): { text: string; encoding: Encoding } {
  if (wanted) return { text: new TextDecoder(wanted).decode(bytes), encoding: wanted };
  for (const encoding of ['utf-8', 'big5', 'gb18030'] as const)
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // It is another one.
    }
  throw new Unreadable('fileNotRead');
}
