import path from 'node:path';
import rooms from './rooms.json' with { type: 'json' };

const room = process.env.MUTATION_ROOM;
const reports = `reports/mutation/${room}`;

/** Mutation testing of one room; `npm run mutation` names it and reads the report. */
export default {
  mutate: rooms[room].mutate,
  plugins: [path.join(import.meta.dirname, 'runner.mjs')],
  testRunner: 'room',
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: `${reports}/incremental.json`,
  jsonReporter: { fileName: `${reports}/report.json` },
  reporters: ['json', 'progress-append-only'],
  concurrency: Number(process.env.MUTATION_PROCESSES ?? 1),
  // Modules that were loaded are never let go.
  maxTestRunnerReuse: 60,
  // A slow machine is not a mutant that runs for ever.
  timeoutMS: 60_000,
};
