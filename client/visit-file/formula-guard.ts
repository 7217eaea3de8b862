/** The characters that begin a formula in a spreadsheet (OWASP, "CSV Injection"), also in its full-width form. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet runs: one that could be a formula gets an apostrophe before it. */
export const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** Reverses {@link guarded}. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
