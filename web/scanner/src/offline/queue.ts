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
  /** The visit that it is about, where the service knows one. */
  readonly visitId?: string;
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
  /**
   * Keeps the passage and its record in one step. Throws where the disk is full. `mayBeKnown`: its scan was sent before, and
   * no answer came.
   */
  readonly add: (recorded: Recorded, jws: string, mayBeKnown?: boolean) => Promise<void>;
  /**
   * Takes a passage back that waits: it is neither sent nor recorded. False where the service may have it: it was sent, even
   * if no answer came, or it was there before the app was opened.
   */
  readonly takeBack: (counter: number) => Promise<boolean>;
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

const knownResults: ReadonlySet<string> = new Set<PassageResult['result']>([
  'recorded',
  'needs_attention',
  'refused',
]);

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
  const keepRefused = async ({ counter, scanId, jws }: Queued, refused: string): Promise<void> => {
    const sealed = await seal({ jws, refused });
    await withSpace(() => database.put('queue', { counter, scanId, sealed }));
  };
  const settle = async (page: readonly Queued[], results: readonly PassageResult[]): Promise<number> => {
    let settled = 0;
    for (const [index, one] of page.entries()) {
      const result = results[index];
      // A word of a later version says nothing about whether the passage is on record.
      if (!result || !knownResults.has(result.result)) break;
      settled += 1;
      if (result.result === 'refused') await keepRefused(one, result.code ?? 'refused');
      else {
        await database.delete('queue', one.counter);
        // Where the disk is full, the device goes on without it.
        await learnVisit(one.counter, result.visitId).catch(() => undefined);
      }
    }
    return settled;
  };
  /** From then on the passage of a walk-in says which visit the service made of it. */
  const learnVisit = async (counter: number, visitId: string | undefined): Promise<void> => {
    const record = visitId === undefined ? undefined : await database.get('ledger', counter);
    if (!record) return;
    const recorded = (await open(record)) as Recorded;
    if (recorded.visitId === undefined)
      await database.put('ledger', await seal({ ...recorded, visitId }), counter);
  };
  const sendAll = async (): Promise<Drained> => {
    for (;;) {
      const waiting = (await all()).filter(
        ({ refused, counter }) => refused === undefined && !goingBack.has(counter),
      );
      const [first = []] = passagePages(waiting.map(({ jws }) => jws));
      const page = waiting.slice(0, first.length);
      if (page.length === 0) return 'empty';
      for (const { counter } of page) unsent.delete(counter);
      const results = await send(page.map(({ jws }) => jws));
      // An answer that names none of them would be asked for without an end.
      if (!results || (await settle(page, results)) === 0) return 'no_answer';
    }
  };
  /** Passages of which the service cannot know yet. */
  const unsent = new Set<number>();
  const goingBack = new Set<number>();
  let running: Promise<Drained> | undefined;
  return {
    nextCounter: () =>
      withSpace(async () => {
        const change = database.transaction('counters', 'readwrite');
        const next = ((await change.store.get('passages')) ?? 0) + 1;
        await Promise.all([change.store.put(next, 'passages'), change.done]);
        return next;
      }),
    add: async (recorded, jws, mayBeKnown = false) => {
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
      if (!mayBeKnown) unsent.add(counter);
    },
    takeBack: async (counter) => {
      // A request that is under way may have it: its answer is awaited first.
      await running;
      if (!unsent.delete(counter)) return false;
      goingBack.add(counter);
      try {
        const change = database.transaction(['queue', 'ledger'], 'readwrite');
        await Promise.all([
          change.objectStore('queue').delete(counter),
          change.objectStore('ledger').delete(counter),
          change.done,
        ]);
        return true;
      } finally {
        goingBack.delete(counter);
      }
    },
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
