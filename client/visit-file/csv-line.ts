/** What stands between the cells of a line. */
export type Separator = ',' | ';' | '\t';

/** A byte order mark: with it Excel takes a file for UTF-8. */
export const byteOrderMark = '\u{feff}';

/** A record as a line of CSV (RFC 4180), ended by CRLF. */
export const csvLine = (cells: readonly string[], separator: Separator = ','): string =>
  `${cells.map((cell) => (/["\r\n,;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`;
