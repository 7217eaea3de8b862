import type { Api } from '../device/api.ts';
import type { Visit } from '../rules/answer.ts';
import type { Recorded } from './ledger.ts';
import { shareTicks } from './offline-requests.ts';
import { insideNow, rollEntry } from './roll-list.ts';
import type { Opened, Roll, RollEntry, RollVault, Tick, Ticks } from './roll-vault.ts';

/** A roll call that can be shown. */
export interface ShownRoll {
  readonly asOf: string;
  readonly entries: readonly RollEntry[];
}

/** The roll call: from the service where it answers, else from the device, with the shift's PIN. */
export interface RollWork {
  /** `undefined` where the service does not answer. */
  readonly rollOnline: () => Promise<ShownRoll | undefined>;
  readonly rollOffline: (
    pin: string,
  ) => Promise<
    ({ readonly kind: 'open' } & ShownRoll) | Exclude<Opened, { kind: 'open' }> | { readonly kind: 'no_list' }
  >;
  /** Ticks somebody off at the assembly point, or takes that back, and answers all ticks. Devices meet through the service. */
  readonly tick: (visitId: string, state: Tick['state']) => Promise<Ticks>;
  readonly ticks: () => Promise<Ticks>;
}

interface RollSettings {
  readonly api: Api;
  readonly siteId: string;
  readonly roll: RollVault;
  readonly recorded: () => Promise<readonly Recorded[]>;
  readonly isAlone: () => boolean;
}

const pageLimit = 100;
/** Ticks of an earlier roll call, such as the drill of the morning, do not count. */
const rollCallMs = 2 * 3_600_000;

export function rollCall({ api, siteId, roll, recorded, isAlone }: RollSettings) {
  const fetchRoll = async (): Promise<Roll | undefined> => {
    const entries: Visit[] = [];
    let asOf: string | undefined;
    let cursor: string | undefined;
    do {
      const query = { limit: pageLimit, ...(cursor === undefined ? {} : { cursor }) };
      const asked = await api.ask((client) =>
        client.GET('/sites/{siteId}/on-site', { params: { path: { siteId }, query } }),
      );
      if (asked.kind !== 'data') return undefined;
      entries.push(...asked.data.items);
      if (cursor === undefined) asOf = asked.data.asOf;
      cursor = asked.data.nextCursor;
    } while (cursor !== undefined);
    return { asOf: asOf ?? new Date(api.nowMs()).toISOString(), entries: entries.map(rollEntry) };
  };
  const since = (): string => new Date(api.nowMs() - rollCallMs).toISOString();
  const ticks = async (): Promise<Ticks> =>
    Object.fromEntries(
      Object.entries(await roll.ticks()).filter(([, { at }]) => Date.parse(at) >= Date.parse(since())),
    );
  const share = async (): Promise<void> => {
    const merged = await shareTicks(api, siteId, await ticks(), since());
    if (merged) await roll.mergeTicks(merged);
  };
  const refresh = async (): Promise<void> => {
    const hasTicks = Object.keys(await ticks()).length > 0;
    if (hasTicks) await share();
    if (!(await roll.hasPin())) return;
    const fetched = await fetchRoll();
    if (fetched) await roll.keep(fetched);
  };
  const work: RollWork = {
    rollOnline: async () => {
      if (isAlone()) return undefined;
      const fetched = await fetchRoll();
      if (!fetched) return undefined;
      await share();
      return { asOf: fetched.asOf, entries: insideNow(fetched, await recorded()) };
    },
    rollOffline: async (pin) => {
      const opened = await roll.open(pin);
      if (opened.kind !== 'open') return opened;
      if (!opened.roll) return { kind: 'no_list' };
      return { kind: 'open', asOf: opened.roll.asOf, entries: insideNow(opened.roll, await recorded()) };
    },
    tick: async (visitId, state) => {
      const known = (await roll.ticks())[visitId];
      await roll.tick(visitId, { state, at: tickTime(api.nowMs(), known) });
      if (!isAlone()) await share();
      return ticks();
    },
    ticks,
  };
  return { ...work, refresh };
}

/** The time of a new tick: whole seconds, as the service keeps them, and always after the one that it replaces. */
export function tickTime(nowMs: number, known: Tick | undefined): string {
  const afterKnown = known ? Date.parse(known.at) / 1000 + 1 : 0;
  return new Date(Math.max(Math.floor(nowMs / 1000), afterKnown) * 1000).toISOString();
}
