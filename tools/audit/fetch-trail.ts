import { daySeconds, epochSeconds, toRfc3339 } from '../../functions/kernel/clock.ts';
import type { Api } from '../shared/api-access.ts';
import { send } from '../shared/send.ts';
import type { ShownEntry, ShownRead } from './trail-file.ts';

const limit = 100;
/** Days of one request. */
const daysAtOnce = 31;

/** Everything that the API shows of the trail of these days. Throws `ToolFailure` where the API refuses. */
export async function fetchTrail(
  { client, tokens, address }: Api,
  from: string,
  to: string,
): Promise<{ readonly entries: readonly ShownEntry[]; readonly reads: readonly ShownRead[] }> {
  const { signal } = new AbortController();
  const entries: ShownEntry[] = [];
  const reads: ShownRead[] = [];
  for (const [day, untilDay] of spansOf(from, to)) {
    entries.push(
      ...(await all((cursor) => {
        const query = { limit, day, untilDay, ...cursor };
        return send((more) => client.GET('/audit', { params: { query }, ...more }), {
          tokens,
          signal,
          firstCallTo: address,
        });
      })),
    );
    reads.push(
      ...(await all((cursor) => {
        const query = { limit, day, untilDay, ...cursor };
        return send((more) => client.GET('/audit/reads', { params: { query }, ...more }), { tokens, signal });
      })),
    );
  }
  return { entries, reads };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

async function all<Item>(
  page: (cursor: { readonly cursor?: string }) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const read = await page(cursor === undefined ? {} : { cursor });
    items.push(...read.items);
    cursor = read.nextCursor;
  } while (cursor !== undefined);
  return items;
}

/** The days in spans that one request takes. */
function spansOf(from: string, to: string): readonly (readonly [string, string])[] {
  const dayAfter = (day: string, days: number): string =>
    toRfc3339(epochSeconds(Date.parse(day) / 1000 + days * daySeconds)).slice(0, 10);
  const spans: [string, string][] = [];
  for (let day = from; day <= to; day = dayAfter(day, daysAtOnce)) {
    const end = dayAfter(day, daysAtOnce - 1);
    spans.push([day, end < to ? end : to]);
  }
  return spans;
}
