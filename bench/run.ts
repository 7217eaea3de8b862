import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startHost } from '../local/host/host.ts';
import { measureBundles } from './bundles.ts';
import { measureCapacity } from './capacity.ts';
import { measureDeskLists } from './desk-lists.ts';
import { measureHandler } from './handler.ts';
import { measureLoad } from './load.ts';
import { loadClients } from './load-firms.ts';
import { benchScanner } from './scanner/run.ts';
import { limitsMissed, printSection, type Section } from './table.ts';
import { measureOfflinePack } from './offline-pack.ts';
import { measureThroughput } from './throughput.ts';
import { measureVerification } from './verification.ts';

/**
 * `--load-seconds 600` shows that memory does not grow. `--scanner` measures the guard's app in a browser instead;
 * `--scanner latency` only that part of it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'load-seconds': { type: 'string', default: '30' },
    scanner: { type: 'boolean', default: false },
  },
});
const loadSeconds = Number(values['load-seconds']);
if (!Number.isInteger(loadSeconds) || loadSeconds < 10) {
  console.error('--load-seconds must be a whole number, 10 or more');
  process.exit(2);
}
const results = path.join(import.meta.dirname, 'results');
if (values.scanner) process.exit(limitsMissed(await benchScanner(results, positionals)));
const sections: Section[] = [];

function add(section: Section): void {
  sections.push(section);
  printSection(section);
}

add(await measureVerification());
add(await measureHandler());
add(await measureOfflinePack());
add(measureBundles());
// In a long run Java's second compiler is worth its cost. The host leaves it out to start quickly.
process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=4';
const host = await startHost({ port: 0, log: () => undefined, throttled: false, clients: loadClients });
try {
  const { dynamodb, tables } = host.deployment;
  const named = (part: string) => tables.find((name) => name.includes(part)) ?? '';
  add(await measureThroughput(host));
  for (const section of await measureLoad(host, loadSeconds)) add(section);
  const names = { visits: named('Visits'), dayKeys: named('DayKeys') };
  add(await measureCapacity(dynamodb, names));
  add(await measureDeskLists(dynamodb, names));
} finally {
  await host.close();
}

mkdirSync(results, { recursive: true });
const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model };
writeFileSync(path.join(results, 'latest.json'), `${JSON.stringify({ machine, sections }, null, 2)}\n`);
process.exitCode = limitsMissed(sections);
