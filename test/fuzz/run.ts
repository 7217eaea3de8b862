import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hunt, type Catch } from './hunt.ts';
import { judge } from './sources.ts';
import { slowFactor } from './stop-watch.ts';
import { writeFindings } from './write-findings.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(randomInt(2 ** 32)) },
    out: { type: 'string', default: path.join('reports', 'fuzz') },
  },
});
const [count, seed] = [wholeNumber('count', values.count), wholeNumber('seed', values.seed)];

let isStopped = false;
process.once('SIGINT', () => (isStopped = true));
console.log(`${count.toLocaleString('en')} mutated codes; --seed ${String(seed)} gives the same ones again`);

const began = performance.now();
let told = began;
const caught = await hunt({ seed, count, judge, goesOn });
printSummary(caught);
writeFindings(values.out, seed, caught.findings);
if (caught.findings.length > 0) console.log(`\nwritten to ${values.out}`);
process.exitCode = caught.findings.length > 0 ? 1 : 0;

function goesOn({ tried, findings }: Catch): boolean {
  const now = performance.now();
  if (now - told > 10_000) {
    told = now;
    console.log(`  ${tried.toLocaleString('en')} tried, ${String(findings.length)} findings`);
  }
  return !isStopped;
}

function printSummary({ tried, findings, verdicts, byWay, watch }: Catch): void {
  const seconds = (performance.now() - began) / 1000;
  const { medianOfGood, slowest, timedAgain } = watch.figures;
  console.log(
    `\n${isStopped ? 'stopped after' : 'done:'} ${tried.toLocaleString('en')} in ${seconds.toFixed(0)} s`,
  );
  console.log(`  by verdict: ${listed(verdicts)}`);
  console.log(`  by change:  ${listed(byWay)}`);
  console.log(
    `  processor time: a good code ${medianOfGood.toFixed(3)} ms (median), the slowest input ${slowest.toFixed(3)} ms: ` +
      `${(slowest / medianOfGood).toFixed(1)} × (limit ${String(slowFactor)} ×); ${String(timedAgain)} were timed again`,
  );
  for (const fault of ['accepted', 'exception', 'slow'] as const) {
    const numbers = findings.filter((one) => one.fault === fault).map(({ number }) => number);
    console.log(
      `  ${fault}: ${String(numbers.length)}${numbers.length > 0 ? ` (${numbers.slice(0, 20).join(', ')})` : ''}`,
    );
  }
}

function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([name, number]) => `${name} ${number.toLocaleString('en')}`).join(', ');
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} takes a whole number`);
  return number;
}
