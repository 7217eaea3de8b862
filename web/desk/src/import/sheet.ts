/** A file of rows as it was read: the first row names the columns. */
export interface Sheet {
  readonly name: string;
  /** How the text was read; absent of a workbook. */
  readonly encoding?: Encoding;
  readonly rows: readonly (readonly string[])[];
}

export const encodings = ['utf-8', 'big5', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** Why a file cannot be read, as a text of the desk. */
export class Unreadable extends Error {
  readonly key:
    'fileTooLarge' | 'fileTooManyRows' | 'fileEmpty' | 'fileMacros' | 'fileOld' | 'fileNotRead' | 'fileNoCsv';
  constructor(key: Unreadable['key']) {
    super(key);
    this.key = key;
  }
}

/** A file of 10,000 rows has about two megabytes. */
export const largestFile = 10 * 1024 * 1024;
/** What a workbook may be unpacked to. */
export const largestUnpacked = 100 * 1024 * 1024;
export const mostRows = 20_000;
const mostColumns = 60;

/** Checks the size of a table, and takes off rows and columns that nobody used. */
export function trimmedRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const used = rows.filter((row) => row.some((cell) => cell !== ''));
  if (used.length === 0) throw new Unreadable('fileEmpty');
  if (used.length > mostRows + 1) throw new Unreadable('fileTooManyRows');
  const width = Math.min(
    mostColumns,
    Math.max(...used.map((row) => row.findLastIndex((cell) => cell !== '') + 1)),
  );
  return used.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
}
