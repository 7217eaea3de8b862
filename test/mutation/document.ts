import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { MutationReport } from './report-schema.ts';

/** The least share of mutants, in percent, that the tests of a room have to notice. */
export const leastScore = 90;

/** Why a mutant may survive; what is left out fits any. */
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
  /** Could not be loaded: they count for nothing. */
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

/** Counts what became of a room's mutants. */
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

/** The document: a score for each room, and every survivor with why. */
export function documentOf(scores: readonly RoomScore[]): string {
  return [
    '# Mutation testing',
    '',
    '`npm run mutation` changes the rules of a room in one place at a time and runs the room’s tests; a change that no test notices survives. `npm run mutation -- scans` does so for one room. This document is what it wrote. `test/mutation/rooms.json` lists the rules and the tests of each room; those of scans are tests against DynamoDB Local too. Tests by chance (`any-code`, `fuzz`) are left out, and properties get the same cases each time, so that a score does not depend on luck.',
    '',
    '| room | noticed | of these by time-out | survived | could not be loaded (not counted) | score |',
    '| --- | --- | --- | --- | --- | --- |',
    ...scores.map(
      ({ room, killed, timedOut, survivors, invalid, percent }) =>
        `| ${room} | ${String(killed + timedOut)} | ${String(timedOut)} | ${String(survivors.length)} | ${String(invalid)} | ${percent.toFixed(1)} % |`,
    ),
    ...scores.flatMap(sectionOf),
    '',
  ].join('\n');
}

/** The survivors that no reason is known for. */
export const unexplained = ({ survivors }: RoomScore): readonly Survivor[] =>
  survivors.filter((one) => reasonFor(one) === undefined);

function sectionOf({ room, survivors }: RoomScore): string[] {
  if (survivors.length === 0) return [];
  return [
    '',
    `## What survives in ${room}`,
    '',
    '| where | instead of | stands | why it survives |',
    '| --- | --- | --- | --- |',
    ...survivors.map((one) => {
      const where = `${one.file.replace(/^functions\//, '')}:${String(one.line)}`;
      return `| ${where} | ${quoted(one.original)} | ${quoted(one.replacement)} | ${reasonFor(one) ?? 'not looked into yet'} |`;
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
