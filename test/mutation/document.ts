import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { MutationReport } from './report-schema.ts';

/** The smallest share of mutants, in percent, that the tests of a room have to kill. */
export const leastScore = 90;

/** Why mutants may survive. An entry without `mutator` or `original` covers all of them in its file. */
const reasons = z.array(
  z.strictObject({
    file: z.string(),
    mutator: z.optional(z.string()),
    original: z.optional(z.string()),
    why: z.string(),
  }),
);

export interface RoomScore {
  readonly room: string;
  readonly killed: number;
  readonly timedOut: number;
  readonly survivors: readonly Survivor[];
  /** Mutants that could not be loaded. They do not count. */
  readonly invalid: number;
  readonly percent: number;
}

interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** Counts the mutants of a room by their result. */
export function scoreOf(room: string, report: MutationReport): RoomScore {
  const survivors: Survivor[] = [];
  const counts = new Map<string, number>();
  for (const [file, { source, mutants }] of Object.entries(report.files)) {
    for (const { status, mutatorName, replacement = '', location } of mutants) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const original = textAt(source, location);
      survivors.push({ file, line: location.start.line, mutator: mutatorName, original, replacement });
    }
  }
  const [killed, timedOut] = [counts.get('Killed') ?? 0, counts.get('Timeout') ?? 0];
  const noticed = killed + timedOut;
  const percent = (100 * noticed) / Math.max(1, noticed + survivors.length);
  return { room, killed, timedOut, survivors, invalid: counts.get('RuntimeError') ?? 0, percent };
}

/** The document: a score for each room, and every survivor with the reason. */
export function documentOf(scores: readonly RoomScore[]): string {
  return [
    '# Mutation testing',
    '',
    'Mutation testing measures how much the tests notice. `npm run mutation` makes one small change to a rule (a mutant) and runs the tests of its room. The mutant is killed when a test fails. It survives when all tests pass. `npm run mutation -- scans` tries the mutants of one room. The command writes this document.',
    '',
    'A room is scored here where its rules can run without AWS. `test/mutation/rooms.json` lists the files and the tests of each room. The tests of scans include tests with DynamoDB Local. Random tests (`any-code`, `fuzz`) are not used, and property tests use the same cases on every run, so the score does not depend on chance.',
    '',
    'A mutant counts as timed out when it runs much longer than the code without the change, for example in a loop without an end. A mutant that cannot be loaded does not count. A mutant may survive only for a reason. “Equivalent” means that the change cannot change the result.',
    '',
    '| room | killed | of these timed out | survived | could not be loaded | score |',
    '| --- | --- | --- | --- | --- | --- |',
    ...scores.map(
      ({ room, killed, timedOut, survivors, invalid, percent }) =>
        `| ${room} | ${String(killed + timedOut)} | ${String(timedOut)} | ${String(survivors.length)} | ${String(invalid)} | ${percent.toFixed(1)} % |`,
    ),
    ...scores.flatMap(sectionOf),
    '',
  ].join('\n');
}

/** The survivors without a known reason. */
export const unexplained = ({ survivors }: RoomScore): readonly Survivor[] =>
  survivors.filter((one) => reasonFor(one) === undefined);

function sectionOf({ room, survivors }: RoomScore): string[] {
  if (survivors.length === 0) return [];
  return [
    '',
    `## What survives in ${room}`,
    '',
    '| file and line | code | changed code | why it survives |',
    '| --- | --- | --- | --- |',
    ...survivors.map((one) => {
      const where = `${one.file.replace(/^functions\//, '')}:${String(one.line)}`;
      return `| ${where} | ${quoted(one.original)} | ${quoted(one.replacement)} | ${reasonFor(one) ?? 'not explained yet'} |`;
    }),
  ];
}

const known = reasons.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'reasons.json'), 'utf8')));

function reasonFor({ file, mutator, original }: Survivor): string | undefined {
  return known.find(
    (reason) =>
      reason.file === file &&
      (reason.mutator ?? mutator) === mutator &&
      (reason.original ?? original) === original,
  )?.why;
}

/** One line of code for a cell of a table. */
function quoted(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('`', 'ˋ');
  return line === '' ? 'nothing' : `\`${line.length > 70 ? `${line.slice(0, 70)}…` : line}\``;
}

function textAt(source: string, { start, end }: Place): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? '').slice(0, end.column - 1));
  return [(lines.shift() ?? '').slice(start.column - 1), ...lines].join('\n');
}

type Place = MutationReport['files'][string]['mutants'][number]['location'];
