import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { LocalDay } from '../../functions/kernel/brands.ts';
import { addDays } from '../../functions/kernel/local-time.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { exampleVisits } from './example-visits.ts';

export const exampleUsage = `npm run visits -- example FILE

Writes a small file of invented visits, of the day after tomorrow, to try the import with.`;

/** `visits example`: writes a file to begin with. Answers the exit code. */
export function exampleCommand(args: readonly string[]): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new ToolFailure(exampleUsage);
  const today = new Date().toISOString().slice(0, 10) as LocalDay;
  try {
    writeFileSync(path, exampleVisits(addDays(today, 2)), { flag: 'wx' });
  } catch (error) {
    throw new ToolFailure(`${path} cannot be written, or exists already.`, { cause: error });
  }
  console.log(`Wrote ${path}. On the local host:`);
  console.log(`npm run visits -- import ${path} --site harbour-court --member manager`);
  console.log('(with --api http://localhost:PORT/v1 if it uses another port than 8787)');
  return 0;
}
