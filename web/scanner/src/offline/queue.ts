import { passagePages } from '../../../../client/scanner/passage.ts';
import type { Recorded } from './ledger.ts';
import type { QueuedItem, Vault } from './vault.ts';

/** A passage as the queue keeps it, sealed: what is sent, or the service's refusal of it. */
interface QueuedContent {
  readonly jws: string;
  /** The service refused the row itself; it stays for the office to see. */
  readonly refused?: string;
}

interface Queued extends QueuedContent {
  readonly counter: number;
  readonly scanId: string;
}

/** What the service said about one passage; the results stand in the order of the passages. */
export interface PassageResult {
  readonly result: 'recorded' | 'needs_attention' | 'refused';
  readonly code?: string;
}

/** How the queue stands. */
export interface QueueState {
  readonly waiting: number;
  readonly refused: number;
}

/** What came of sending: everything was answered, or the service could not be asked. */
export type Drained = 'empty' | 'no_answer';

/** The passages that this device recorded while it worked alone. */
export interface PassageQueue {
  /** Takes the next number of the device. It never gives one twice, not even after a crash. */
  readonly nextCounter: () => Promise<number>;
  /** Keeps the passage and its record in one step. Throws where the disk is full. */
  readonly add: (recorded: Recorded, jws: string) => Promise<void>;
  /** Takes a passage back that waits: it is neither sent nor recorded. False where it was sent. */
  readonly takeBack: (counter: number) => Promise<boolean>;
  /** Whether the passage is still on the device: it was not sent, or was not accepted. */
  readonly isWaiting: (counter: number) => Promise<boolean>;
  readonly state: () => Promise<QueueState>;
  /** What this device recorded, in its order, whether it was sent or not. */
  readonly recorded: () => Promise<readonly Recorded[]>;
  /**
   * Sends what waits, page after page, until nothing waits. What was answered is removed from the device with its code;
   * the record without the code stays. Calls that overlap are one.
   */
  readonly drain: () => Promise<Drained>;
  /** Forgets the records of passages before this time that are not waiting. */
  readonly forget: (before: number) => Promise<void>;
}

/** `send` answers a result for each passage, or `undefined` where no answer came. */
export function passageQueue(
  { database, seal, open, withSpace }: Vault,
  send: (passages: readonly string[]) => Promise<readonly PassageResult[] | undefined>,
): PassageQueue {
  const contentOf = async (item: QueuedItem): Promise<Queued> => ({
    ...((await open(item.sealed)) as QueuedContent),
    counter: item.counter,
    scanId: item.scanId,
  });
  const all = async (): Promise<readonly Queued[]> =>
    Promise.all((await database.getAll('queue')).map(contentOf));
  const settle = async (page: readonly Queued[], results: readonly PassageResult[]): Promise<number> => {
    let settled = 0;
    for (const [index, one] of page.entries()) {
      const result = results[index];
      if (!result) break;
      settled += 1;
      if (result.result === 'refused')
        await database.put('queue', {
          counter: one.counter,
          scanId: one.scanId,
          sealed: await seal({ jws: one.jws, refused: result.code ?? 'refused' }),
        });
      else await database.delete('queue', one.counter);
    }
    return settled;
  };
  const sendAll = async (): Promise<Drained> => {
    for (;;) {
      const waiting = (await all()).filter(({ refused }) => refused === undefined);
      const [first = []] = passagePages(waiting.map(({ jws }) => jws));
      const page = waiting.slice(0, first.length);
      if (page.length === 0) return 'empty';
      const results = await send(page.map(({ jws }) => jws));
      // An answer that names none of them would be asked for without an end.
      if (!results || (await settle(page, results)) === 0) return 'no_answer';
    }
  };
  let running: Promise<Drained> | undefined;
  return {
    nextCounter: () =>
      withSpace(async () => {
        const change = database.transaction('counters', 'readwrite');
        const next = ((await change.store.get('passages')) ?? 0) + 1;
        await Promise.all([change.store.put(next, 'passages'), change.done]);
        return next;
      }),
    add: async (recorded, jws) => {
      const { counter, scanId } = recorded;
      const [sealed, record] = await Promise.all([seal({ jws }), seal(recorded)]);
      await withSpace(async () => {
        const change = database.transaction(['queue', 'ledger'], 'readwrite');
        await Promise.all([
          change.objectStore('queue').put({ counter, scanId, sealed }),
          change.objectStore('ledger').put(record, counter),
          change.done,
        ]);
      });
    },
    takeBack: async (counter) => {
      // A request that is under way may have it: its answer is awaited first.
      await running;
      const change = database.transaction(['queue', 'ledger'], 'readwrite');
      const isWaiting = (await change.objectStore('queue').getKey(counter)) !== undefined;
      if (isWaiting)
        await Promise.all([
          change.objectStore('queue').delete(counter),
          change.objectStore('ledger').delete(counter),
        ]);
      await change.done;
      return isWaiting;
    },
    isWaiting: async (counter) => (await database.getKey('queue', counter)) !== undefined,
    state: async () => {
      const queued = await all();
      const refused = queued.filter((one) => one.refused !== undefined).length;
      return { waiting: queued.length - refused, refused };
    },
    recorded: async () =>
      (await Promise.all((await database.getAll('ledger')).map(open))) as readonly Recorded[],
    drain: () => (running ??= sendAll().finally(() => (running = undefined))),
    forget: async (before) => {
      const waiting = new Set(await database.getAllKeys('queue'));
      for (const counter of await database.getAllKeys('ledger')) {
        const sealed = await database.get('ledger', counter);
        if (!sealed || waiting.has(counter)) continue;
        const recorded = (await open(sealed)) as Recorded;
        if (recorded.at < before) await database.delete('ledger', counter);
      }
    },
  };
}
