import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { startHost } from '../local/host.ts';
import { measureBundles } from './bundles.ts';
import { measureCapacity } from './capacity.ts';
import { measureHandler } from './handler.ts';
import { keepsLimit, printSection, type Section } from './table.ts';
import { measureThroughput } from './throughput.ts';
import { measureVerification } from './verification.ts';

const results = path.join(import.meta.dirname, 'results');
const sections: Section[] = [];

function add(section: Section): void {
  sections.push(section);
  printSection(section);
}

add(await measureVerification());
add(await measureHandler());
add(measureBundles());
// A long run: Java's second compiler, which the host leaves out for a quick start, pays for itself.
process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=4';
const host = await startHost({ port: 0, log: () => undefined, throttled: false });
try {
  const { dynamodb, tables, registryTable } = host.deployment;
  const visits = tables.find((name) => name !== registryTable) ?? '';
  add(await measureThroughput(host));
  add(await measureCapacity(dynamodb, visits));
} finally {
  await host.close();
}

mkdirSync(results, { recursive: true });
const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model };
writeFileSync(path.join(results, 'latest.json'), `${JSON.stringify({ machine, sections }, null, 2)}\n`);
const missed = sections.flatMap(({ rows }) => rows).filter((row) => !keepsLimit(row));
console.log(
  missed.length === 0 ? '\nEvery limit is kept.' : `\n${String(missed.length)} limits are not kept.`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
