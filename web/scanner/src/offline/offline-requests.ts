import type { Api } from '../device/api.ts';
import type { PassageResult } from './queue.ts';
import type { Tick, Ticks } from './roll-vault.ts';

/** Sends late passages; `undefined` where no answer came, or the service cannot take them now. */
export async function sendPassages(
  api: Api,
  siteId: string,
  passages: readonly string[],
): Promise<readonly PassageResult[] | undefined> {
  const asked = await api.ask((client) =>
    client.POST('/sites/{siteId}/passages', {
      params: { path: { siteId } },
      body: { passages: [...passages] },
    }),
  );
  if (asked.kind !== 'data') return undefined;
  // A result whose passage could not be read stands at the place of that passage.
  return asked.data.results;
}

const mostTicks = 100;

/**
 * Sends the ticks of this device, and answers those of all devices since `since`; `undefined` where no answer came.
 */
export async function shareTicks(
  api: Api,
  siteId: string,
  ticks: Ticks,
  since: string,
): Promise<Ticks | undefined> {
  const path = { siteId };
  const own = Object.entries(ticks).map(([visitId, { at, state }]) => ({ visitId, tickedAt: at, state }));
  for (let from = 0; from < own.length; from += mostTicks) {
    const body = { ticks: own.slice(from, from + mostTicks) };
    const asked = await api.ask((client) =>
      client.POST('/sites/{siteId}/roll-call/ticks', { params: { path }, body }),
    );
    if (asked.kind !== 'data') return undefined;
  }
  const all: Record<string, Tick> = {};
  let cursor: string | undefined;
  do {
    const query = { since, limit: mostTicks, ...(cursor === undefined ? {} : { cursor }) };
    const asked = await api.ask((client) =>
      client.GET('/sites/{siteId}/roll-call/ticks', { params: { path, query } }),
    );
    if (asked.kind !== 'data') return undefined;
    for (const { visitId, tickedAt, state } of asked.data.items) all[visitId] = { at: tickedAt, state };
    cursor = asked.data.nextCursor;
  } while (cursor !== undefined);
  return all;
}
