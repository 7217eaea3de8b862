import type { LocalDay } from '../../functions/kernel/brands.ts';
import { addDays } from '../../functions/kernel/local-time.ts';
import { allPages } from '../shared/all-pages.ts';
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
  for (const [day, untilDay] of spansOf(from as LocalDay, to as LocalDay)) {
    entries.push(
      ...(await allPages((cursor) => {
        const query = { limit, day, untilDay, ...cursor };
        return send((more) => client.GET('/audit', { params: { query }, ...more }), {
          tokens,
          signal,
          firstCallTo: address,
        });
      })),
    );
    reads.push(
      ...(await allPages((cursor) => {
        const query = { limit, day, untilDay, ...cursor };
        return send((more) => client.GET('/audit/reads', { params: { query }, ...more }), { tokens, signal });
      })),
    );
  }
  return { entries, reads };
}

/** The days in spans that one request takes. */
function spansOf(from: LocalDay, to: LocalDay): readonly (readonly [string, string])[] {
  const spans: [string, string][] = [];
  for (let day = from; day <= to; day = addDays(day, daysAtOnce)) {
    const end = addDays(day, daysAtOnce - 1);
    spans.push([day, end < to ? end : to]);
  }
  return spans;
}
