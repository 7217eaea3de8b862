import { rowRefusal } from '../../client/visit-file/row-errors.ts';
import { checkVisits } from './visit-file.ts';

/** How many rows are listed. */
const mostShown = 20;

/**
 * Checks every row of a file as the API would, as far as that is possible offline, and prints what it would refuse. Answers
 * the exit code.
 */
export async function dryRun(path: string): Promise<number> {
  let wrong = 0;
  // The zone does not matter for whether a time can be read.
  const total = await checkVisits(path, 'UTC', (row) => {
    const reason = rowRefusal(row);
    if (reason === undefined) return;
    wrong += 1;
    if (wrong <= mostShown) console.log(`line ${row.line}: ${reason}`);
  });
  if (wrong > mostShown) console.log(`… and ${wrong - mostShown} more`);
  console.log(`${total} rows; ${wrong} would be refused. Nothing was sent.`);
  return wrong === 0 ? 0 : 1;
}
