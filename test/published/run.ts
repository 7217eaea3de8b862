import { parseArgs } from 'node:util';
import type { Outcome } from './outcome.ts';
import { runPkits } from './pkits.ts';
import { runWycheproof } from './wycheproof.ts';

const { values } = parseArgs({ options: { pkits: { type: 'string' }, wycheproof: { type: 'string' } } });
const { pkits, wycheproof } = values;
if (pkits === undefined && wycheproof === undefined) {
  console.log('usage: npm run vectors:published -- [--pkits folder] [--wycheproof folder]');
  console.log('docs/verification-evidence.md says where the suites are to be had');
}
const outcomes = [
  ...(pkits === undefined ? [] : [runPkits(pkits)]),
  ...(wycheproof === undefined ? [] : await runWycheproof(wycheproof)),
];
outcomes.forEach(print);
process.exitCode = outcomes.some(({ wrong }) => wrong.length > 0) ? 1 : 0;

function print({ suite, cases, agreed, stricter, outOfScope, wrong }: Outcome): void {
  console.log(`${suite}: ${String(cases)} cases, ${String(agreed)} judged as it says`);
  if (stricter.size > 0) console.log(`  good, and refused by us: ${listed(stricter)}`);
  if (outOfScope.size > 0) console.log(`  bad for what is not asked: ${listed(outOfScope)}`);
  console.log(`  bad, and taken by us: ${wrong.length === 0 ? 'none' : wrong.join('; ')}`);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, number]) => `${what} ${String(number)}`).join(', ');
}
