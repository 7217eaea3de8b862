import { defined } from '../../../../functions/kernel/defined.ts';
import type { Api } from '../device/api.ts';
import type { Enrolled } from '../device/store.ts';
import type { Site } from '../rules/answer.ts';
import type { Kit } from './kit.ts';
import type { Recorded } from './ledger.ts';
import type { LineMode } from './line-state.ts';
import type { Line } from './line.ts';
import { offlineGate, type OfflineGate } from './offline-gate.ts';
import { keepFresh, type Fresh } from './pack-sync.ts';
import { passageQueue, type Drained, type PassageQueue, type QueueState } from './queue.ts';
import { rollCall, type RollWork } from './roll-work.ts';
import { rollVault, type RollVault } from './roll-vault.ts';
import { sendPassages } from './offline-requests.ts';
import type { Vault } from './vault.ts';

/** How the device stands without the service. */
export interface OfflineStatus extends QueueState {
  readonly alone: boolean;
  readonly mode: LineMode;
  /** When the pack was made; absent where there is none for today. */
  readonly packAsOf?: string;
  /** Codes can be verified on the device. */
  readonly hasKeys: boolean;
}

/** Everything that an enrolled device does without the service. */
export interface OfflineWork extends RollWork {
  readonly line: Line;
  readonly gate: OfflineGate;
  readonly roll: RollVault;
  readonly queue: PassageQueue;
  readonly status: () => OfflineStatus;
  readonly watch: (listener: () => void) => () => void;
  /** Begins the roll call of a shift under its PIN, and fetches who is inside. */
  readonly beginRoll: (pin: string) => Promise<void>;
  /** Fetches what is new: the pack, the keys, and who is inside. */
  readonly refresh: () => Promise<void>;
  readonly drain: () => Promise<Drained>;
  /** Takes a passage back that was not sent yet; false where it was sent. */
  readonly takeBack: (recorded: Recorded) => Promise<boolean>;
  /** The visit of a passage that this device recorded, as soon as the service has said which. */
  readonly visitIdOf: (recorded: Recorded) => Promise<string | undefined>;
  /** Whether a passage is still on the device only. */
  readonly isWaiting: (recorded: Recorded) => Promise<boolean>;
  readonly keptSite: () => Promise<Site | undefined>;
  readonly keepSite: (site: Site) => Promise<void>;
  /** At the shift's end: the readable list and its keys are gone. */
  readonly endShift: () => Promise<void>;
  /** When the device is revoked or set up again: everything but the passages that wait. */
  readonly forget: () => Promise<void>;
  readonly close: () => void;
}

interface WorkSettings {
  readonly api: Api;
  readonly enrolled: Enrolled;
  readonly line: Line;
  readonly vault: Vault;
  readonly kit: Kit;
}

/** Passages go out this often while some wait. */
const drainEveryMs = 15_000;
const refreshEveryMs = 120_000;
/** A record is forgotten when the pack has long had what it says. */
const keptSeconds = 36 * 3600;

/** Opens the work of an enrolled device without the service. */
export async function openOfflineWork(settings: WorkSettings): Promise<OfflineWork> {
  const { api, enrolled, line, vault, kit } = settings;
  const { siteId } = enrolled;
  const listeners = new Set<() => void>();
  const now = (): number => Math.floor(api.nowMs() / 1000);
  const queue = passageQueue(vault, (passages) => sendPassages(api, siteId, passages));
  const fresh: Fresh = await keepFresh({ api, siteId, vault, kit, now });
  const roll = rollVault(vault);
  const rolls = rollCall({ api, siteId, roll, recorded: queue.recorded, isAlone: line.isAlone });
  let state = await queue.state();

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const update = async (): Promise<void> => {
    state = await queue.state();
    tell();
  };
  const drain = async (): Promise<Drained> => {
    const drained = state.waiting === 0 ? 'empty' : await queue.drain();
    await update();
    return drained;
  };
  const refresh = async (): Promise<void> => {
    if (line.isAlone()) {
      // Time passes: the pack may be of another day by now.
      tell();
      return;
    }
    await Promise.all([fresh.refresh(), rolls.refresh()]);
    await queue.forget(now() - keptSeconds);
    tell();
  };
  const drainWhenOnline = (): void => {
    if (!line.isAlone() && state.waiting > 0) void drain();
  };
  const gate = offlineGate({
    verify: fresh.verify,
    pack: fresh.pack,
    recorded: queue.recorded,
    now,
    record: async (passage) => {
      try {
        const { scanId, did, gateId, visitId, codeDigest, nameKeys } = passage;
        const clock = { deviceTime: Math.floor(Date.now() / 1000), offsetMs: api.clockOffsetMs() };
        const recorded = await queue.keep(
          { scanId, did, gateId, at: now(), ...defined({ visitId, codeDigest, nameKeys }) },
          (numbered) => kit.sign(passage, numbered, clock),
          passage.mayBeKnown,
        );
        await update();
        return recorded;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError') return undefined;
        throw error;
      }
    },
  });
  const stopWatching = line.watch(() => {
    drainWhenOnline();
    if (!line.isAlone()) void refresh();
    tell();
  });
  const timers = [
    setInterval(drainWhenOnline, drainEveryMs),
    setInterval(() => void refresh(), refreshEveryMs),
  ];
  drainWhenOnline();
  return {
    line,
    gate,
    roll,
    queue,
    ...rolls,
    status: () => {
      const packAsOf = fresh.packAsOf();
      return {
        ...state,
        alone: line.isAlone(),
        mode: line.mode(),
        hasKeys: fresh.hasKeys(),
        ...(packAsOf === undefined ? {} : { packAsOf }),
      };
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    refresh,
    beginRoll: async (pin) => {
      await roll.begin(pin);
      if (!line.isAlone()) await rolls.refresh();
    },
    drain,
    takeBack: async (recorded) => {
      const isTaken = await queue.takeBack(recorded.counter);
      await update();
      return isTaken;
    },
    visitIdOf: async ({ counter }) =>
      (await queue.recorded()).find((one) => one.counter === counter)?.visitId,
    isWaiting: ({ counter }) => queue.isWaiting(counter),
    keptSite: async () => (await vault.database.get('pack', 'site')) as Site | undefined,
    keepSite: async (site) => {
      await vault.withSpace(() => vault.database.put('pack', site, 'site'));
    },
    endShift: () => roll.wipe(),
    forget: async () => {
      await Promise.all([vault.database.clear('pack'), roll.wipe()]);
      await fresh.reset();
    },
    close: () => {
      for (const timer of timers) clearInterval(timer);
      stopWatching();
      line.close();
      listeners.clear();
    },
  };
}
