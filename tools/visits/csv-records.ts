import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ToolFailure } from '../shared/tool-failure.ts';
import { trimmed } from '../../client/visit-file/cell.ts';
import { utf8Lines } from './utf8-lines.ts';
import type { Separator } from '../../client/visit-file/csv-line.ts';

/** A record of a CSV file. */
export interface CsvRecord {
  /** The line in the file, from 1. A record with line breaks has the number of its first line. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

/** Characters of a record; more is a quote that was never closed. */
const longestRecord = 64 * 1024;

/**
 * Opens a CSV file (RFC 4180) to be read record by record, none of them empty. Its first line shows what separates its
 * cells; a line `sep=;` before it, which Excel understands, names the separator. Throws {@link ToolFailure}, with the
 * line, where it is not CSV; nothing of the file is in the message.
 */
export async function openCsv(
  path: string,
): Promise<{ readonly separator: Separator; readonly records: AsyncGenerator<CsvRecord, undefined> }> {
  const text = utf8Lines(path);
  let start = '';
  while (!start.includes('\n') && start.length < longestRecord) {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
  }
  const [firstLine = ''] = start.split('\n', 1);
  const [, named] = /^"?sep=([,;\t])"?\s*$/i.exec(firstLine) ?? [];
  if (named === undefined)
    return {
      separator: separatorOf(firstLine),
      records: recordsOf(path, separatorOf(firstLine), start, text, 0),
    };
  const separator = named as Separator;
  return { separator, records: recordsOf(path, separator, start.slice(firstLine.length + 1), text, 1) };
}

function separatorOf(firstLine: string): Separator {
  const separators = [',', ';', '\t'] as const;
  const counts = separators.map((one) => firstLine.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function* recordsOf(
  path: string,
  separator: Separator,
  start: string,
  rest: AsyncGenerator<string, undefined>,
  linesBefore: number,
): AsyncGenerator<CsvRecord, undefined> {
  const text = async function* () {
    yield start;
    yield* rest;
  };
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    trim: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const source = Readable.from(text());
  // `pipe` passes no errors on.
  source.on('error', (error) => parser.destroy(error));
  let readUpTo = 0;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      const cells = record.map(trimmed);
      readUpTo = info.lines + linesBefore;
      const line = readUpTo - cellBreaks(record);
      if (cells.some((cell) => cell !== '')) yield { line, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ToolFailure(`${path}, ${whatIsWrong(error, readUpTo + 1, linesBefore)}`, { cause: error });
  } finally {
    source.destroy();
  }
}

interface Parsed {
  readonly record: readonly string[];
  /** `lines` is the number of the record's last line. */
  readonly info: { readonly lines: number };
}

const cellBreaks = (record: readonly string[]): number => record.join('').split('\n').length - 1;

/** The parser's own words are not shown: they quote what is in the file. */
function whatIsWrong({ code, lines }: CsvError, from: number, linesBefore: number): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return `line ${from}: the record that begins here does not end. Is a quote not closed?`;
    default:
      return `line ${String(Number(lines) + linesBefore)}: a quote is in the wrong place; a cell with quotes in it is written "like ""this"""`;
  }
}
