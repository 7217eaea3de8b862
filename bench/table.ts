/** A measured figure, with its limit if it has one. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: { readonly most?: number; readonly least?: number };
}

/** One part of the benchmark. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** True where the figure keeps its limit, or has none. */
export function keepsLimit({ value, limit }: Row): boolean {
  return value <= (limit?.most ?? Infinity) && value >= (limit?.least ?? -Infinity);
}

/** Prints a section as a table. */
export function printSection({ title, rows }: Section): void {
  console.log(`\n${title}`);
  for (const row of rows) {
    const { what, value, unit, limit } = row;
    const bound =
      limit?.most === undefined ? limit?.least && `≥ ${String(limit.least)}` : `≤ ${String(limit.most)}`;
    const figure = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
    console.log(
      `  ${what.padEnd(58)} ${figure.padStart(10)} ${unit.padEnd(10)} ${bound ? `${bound} ${keepsLimit(row) ? '✓' : '✗'}` : ''}`,
    );
  }
}

/** Says how many limits are not kept; answers the exit code, 0 or 1. */
export function limitsMissed(sections: readonly Section[]): 0 | 1 {
  const missed = sections.flatMap(({ rows }) => rows).filter((row) => !keepsLimit(row)).length;
  console.log(missed === 0 ? '\nEvery limit is kept.' : `\n${String(missed)} limits are not kept.`);
  return missed === 0 ? 0 : 1;
}

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that the given share of all (0 to 1) is below: 0.99 for p99. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
