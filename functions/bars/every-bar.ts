import { defined } from '../kernel/defined.ts';
import type { BarredId } from '../kernel/brands.ts';
import type { BarTable } from './bar-table.ts';
import type { Bar, BarScope } from './bar.ts';

const pageSize = 100;

/** Reads all bars of a scope, page by page, in the order of their ids. */
export async function everyBar(bars: Pick<BarTable, 'list'>, scope: BarScope): Promise<readonly Bar[]> {
  const all: Bar[] = [];
  let after: BarredId | undefined;
  do {
    const page = await bars.list(scope, { limit: pageSize, ...defined({ after }) });
    all.push(...page.bars);
    after = page.next;
  } while (after !== undefined);
  return all;
}
