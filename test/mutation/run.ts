import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { startTestDatabase } from '../support/start-test-database.ts';
import { documentOf, leastScore, scoreOf, unexplained } from './document.ts';
import { readReport } from './report-schema.ts';
import rooms from './rooms.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '..', '..');
const stryker = path.join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const document = path.join(root, 'docs', 'mutation.md');
const named = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const isReportOnly = process.argv.includes('--report');

const foreign = named.filter((room) => !(room in rooms));
if (foreign.length > 0)
  throw new Error(`there are ${Object.keys(rooms).join(', ')}, not ${foreign.join(', ')}`);
for (const room of isReportOnly ? [] : named.length > 0 ? named : Object.keys(rooms)) await mutate(room);

const scores = Object.keys(rooms)
  .filter((room) => existsSync(reportOf(room)))
  .map((room) => scoreOf(room, readReport(reportOf(room))));
const text = await format(documentOf(scores), { ...(await resolveConfig(document)), filepath: document });
writeFileSync(document, text);
for (const score of scores) {
  const open = unexplained(score).length;
  console.log(
    `${score.room}: ${score.percent.toFixed(1)} %, ${String(score.survivors.length)} survive, ${String(open)} of them unexplained`,
  );
  if (score.percent < leastScore || open > 0) process.exitCode = 1;
}

async function mutate(room: string): Promise<void> {
  forgetSurvivors(path.join(path.dirname(reportOf(room)), 'incremental.json'));
  const usesDatabase = rooms[room as keyof typeof rooms].tests.some((file) => file.includes('/integration/'));
  // One for all mutants: each makes tables of its own.
  const database = usesDatabase ? await startTestDatabase() : undefined;
  try {
    const run = spawn(process.execPath, [stryker, 'run', 'test/mutation/stryker.config.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        MUTATION_ROOM: room,
        ...(database ? { TEST_DATABASE_URL: database.url } : {}),
      },
      stdio: 'inherit',
    });
    const [code] = (await once(run, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the mutants of ${room} could not be tried`);
  } finally {
    await database?.close();
  }
}

/**
 * Takes everything but the killed mutants out of an incremental report: a test may have been added since that kills them. A
 * killed one is tried again when its code changes.
 */
function forgetSurvivors(file: string): void {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    files: Record<string, { mutants: { status: string }[] }>;
  };
  for (const one of Object.values(report.files)) {
    one.mutants = one.mutants.filter(({ status }) => status === 'Killed');
  }
  writeFileSync(file, JSON.stringify(report));
}

function reportOf(room: string): string {
  return path.join(root, 'reports', 'mutation', room, 'report.json');
}
