/**
 * `npm run conformance`: runs every case of the conformance table, prints the table and writes docs/conformance.md. With
 * `--check` it writes nothing, and fails if the page differs. The exit code is 1 if a case fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startHost } from '../../local/host/host.ts';
import { isPassed, runCase, type ConformanceCase, type ConformanceResult } from './conformance-case.ts';
import { documentOf, linesOf, printedTable } from './document.ts';
import { functionCases } from './function-cases.ts';
import { httpCodeCases } from './http-code-cases.ts';
import { httpIssuerCases } from './http-issuer-cases.ts';
import { httpWorld } from './http-world.ts';
import { renewalCases } from './renewal-cases.ts';

const page = path.resolve(import.meta.dirname, '../../docs/conformance.md');

async function runAll(cases: readonly ConformanceCase[]): Promise<ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const one of cases) results.push(await runCase(one));
  return results;
}

async function runOverHttp(): Promise<ConformanceResult[]> {
  const host = await startHost({ port: 0, log: () => undefined });
  try {
    const world = await httpWorld(host);
    const results = await runAll([...(await httpCodeCases(world)), ...httpIssuerCases(world)]);
    world.close();
    return results;
  } finally {
    await host.close();
  }
}

const results = [
  ...(await runAll(functionCases())),
  ...(await runAll(renewalCases())),
  ...(await runOverHttp()),
];
console.log(printedTable(results));
const failed = results.filter((one) => !isPassed(one));
for (const { row, title, way, expected, actual } of failed) {
  console.log(`\n${row} ${title} (${way})\n  expected ${expected}\n  but was  ${actual}`);
}
const lacking = linesOf(results).filter(({ counts }) => counts.every((count) => count === 0));
console.log(`\n${String(results.length)} cases, ${String(failed.length)} failed`);

const text = await documentOf(results);
const isCurrent = (): boolean => {
  try {
    return readFileSync(page, 'utf8') === text;
  } catch {
    return false;
  }
};
let isOld = false;
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!isCurrent()) {
  isOld = true;
  console.log(
    'docs/conformance.md is not what this run writes: run npm run conformance and look at the difference',
  );
}
process.exit(failed.length > 0 || lacking.length > 0 || isOld ? 1 : 0);
