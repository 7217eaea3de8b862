import type { Api } from '../device/api.ts';
import type { PassageResult } from './queue.ts';
import type { Ticks } from './roll-vault.ts';

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
  return asked.kind === 'data' ? asked.data.results : undefined;
}

/** Sends ticks of the assembly point and answers those of all devices; `undefined` where no answer came. */
export async function shareTicks(api: Api, siteId: string, ticks: Ticks): Promise<Ticks | undefined> {
  const body = { ticks: Object.entries(ticks).map(([visitId, tickedAt]) => ({ visitId, tickedAt })) };
  const asked = await api.ask((client) =>
    client.POST('/sites/{siteId}/roll-call/ticks', { params: { path: { siteId } }, body }),
  );
  if (asked.kind !== 'data') return undefined;
  return Object.fromEntries(asked.data.ticks.map(({ visitId, tickedAt }) => [visitId, tickedAt]));
}
