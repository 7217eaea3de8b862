import { format } from 'prettier';
import { isPassed, type ConformanceResult, type Way } from './conformance-case.ts';
import { rows } from './rows.ts';

const ways: readonly Way[] = ['function', 'renewal', 'HTTP'];

/** One line of the table: a row with its number of cases for each way, and the number that passed. */
interface Line {
  readonly ref: string;
  readonly title: string;
  readonly expected: string;
  readonly counts: readonly number[];
  readonly result: string;
}

/** The lines of the table, in its order. */
export function linesOf(results: readonly ConformanceResult[]): readonly Line[] {
  return rows.map(({ ref, title, expected }) => {
    const own = results.filter(({ row }) => row === ref);
    const failed = own.filter((one) => !isPassed(one)).length;
    return {
      ref,
      title,
      expected,
      counts: ways.map((wanted) => own.filter(({ way }) => way === wanted).length),
      result: own.length === 0 ? 'no case' : failed === 0 ? 'passed' : `${String(failed)} failed`,
    };
  });
}

const head = `# Conformance

Written by \`npm run conformance\`, which runs every case. Do not edit it. A test fails if this page differs from what the command writes.

Each row is a kind of code that may be shown to a scanner, or of answer that an issuer may publish, with the ref that a guard reads out. The cases run through the pure function \`verifyPersonalCode\` (the [vectors](../test/vectors/personal-code), generated, with the same files each time), through a renewal against a bundle in force, and through the HTTP API of the whole service on one machine. There the sandbox issuer is made to fail and time is moved forward.`;

/** The page: the table, and then every case. The same results give the same page. */
export async function documentOf(results: readonly ConformanceResult[]): Promise<string> {
  const lines = linesOf(results);
  const total = ways.map((_, at) => lines.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
  const table = [
    ['ref', 'case', 'expected', ...ways.map(named), 'result'],
    ['---', '---', '---', ...ways.map(() => '---:'), '---'],
    ...lines.map(({ ref, title, expected, counts, result }) => [
      ref,
      title,
      expected,
      ...counts.map((count) => (count === 0 ? '' : String(count))),
      result,
    ]),
  ];
  const failed = results.filter((one) => !isPassed(one)).length;
  const sums = `${String(results.length)} cases: ${ways.map((way, at) => `${String(total[at])} through the ${nouns[way]}`).join(', ')}. ${failed === 0 ? 'All passed.' : `${String(failed)} failed.`}`;
  const details = rows.map(({ ref, title }) => {
    const own = results.filter(({ row }) => row === ref);
    return `### ${ref} ${title}\n\n${own.map(itemOf).join('\n')}`;
  });
  const text = [head, sums, markdownTable(table), '## Every case', ...details].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 110 });
}

const nouns: Readonly<Record<Way, string>> = { function: 'function', renewal: 'renewal', HTTP: 'HTTP API' };
const named = (way: Way): string => (way === 'HTTP' ? 'HTTP' : way);

function itemOf(one: ConformanceResult): string {
  const came = isPassed(one) ? code(one.expected) : `**${code(one.actual)}**, not ${code(one.expected)}`;
  return `- ${escaped(one.title)} (${one.way}): ${came}`;
}

const code = (text: string): string => `\`${text}\``;
const escaped = (text: string): string => text.replaceAll(/[<>|*_]/g, '\\$&');
const markdownTable = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The table for a terminal. */
export function printedTable(results: readonly ConformanceResult[]): string {
  const cells = [
    ['ref', 'case', 'expected', ...ways, 'result'],
    ...linesOf(results).map(({ ref, title, expected, counts, result }) => [
      ref,
      title,
      expected,
      ...counts.map(String),
      result,
    ]),
  ];
  const widths = cells[0]?.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
