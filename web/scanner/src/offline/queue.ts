import { mostPassages, passagePages } from '../../../../client/scanner/passage.ts';
import type { Recorded } from './ledger.ts';
import type { Vault } from './vault.ts';

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
  /**
   * Gives the passage the next number of the device, and keeps it, its number and its record in one step; answers once
   * they are on the disk. A number that was kept is not given again, not even after a crash. Throws where the disk is full.
   *
   * @param sign - makes what is sent
   * @param mayBeKnown - its scan was sent before, and no answer came
   */
  readonly keep: (
    passage: Omit<Recorded, 'counter'>,
    sign: (recorded: Recorded) => Promise<string>,
    mayBeKnown?: boolean,
  ) => Promise<Recorded>;
  /**
   * Takes a passage back that waits: it is neither sent nor recorded. False where the service may have it: it was sent, even
   * if no answer came, or it was there before the app was opened.
   */
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

/** What is on the disk, as far as a scan needs it: read once, so that no scan waits for the disk to be read. */
interface Held {
  /** By number, in the order of the numbers. */
  readonly recorded: Map<number, Recorded>;
  readonly waiting: Set<number>;
  readonly refused: Set<number>;
  /** The last number that was given. */
  last: number;
}

async function holdAll({ database, open }: Vault): Promise<Held> {
  const read = database.transaction(['counters', 'ledger', 'queue']);
  const [last = 0, counters, records, queued] = await Promise.all([
    read.objectStore('counters').get('passages'),
    read.objectStore('ledger').getAllKeys(),
    read.objectStore('ledger').getAll(),
    read.objectStore('queue').getAll(),
  ]);
  const opened = (await Promise.all(records.map(open))) as readonly Recorded[];
  const held: Held = { recorded: new Map(), waiting: new Set(), refused: new Set(), last };
  for (const [index, recorded] of opened.entries()) held.recorded.set(counters[index] ?? 0, recorded);
  for (const { counter, sealed } of queued) {
    const { refused } = (await open(sealed)) as QueuedContent;
    (refused === undefined ? held.waiting : held.refused).add(counter);
  }
  return held;
}

const knownResults: ReadonlySet<string> = new Set<PassageResult['result']>([
  'recorded',
  'needs_attention',
  'refused',
]);

/** `send` answers a result for each passage, or `undefined` where no answer came. */
export function passageQueue(
  vault: Vault,
  send: (passages: readonly string[]) => Promise<readonly PassageResult[] | undefined>,
): PassageQueue {
  const { database, seal, open, withSpace } = vault;
  let holding: Promise<Held> | undefined;
  const hold = (): Promise<Held> =>
    (holding ??= holdAll(vault).catch((error: unknown) => {
      holding = undefined;
      throw error;
    }));
  const contentOf = async (counter: number): Promise<Queued | undefined> => {
    const item = await database.get('queue', counter);
    return item && { ...((await open(item.sealed)) as QueuedContent), counter, scanId: item.scanId };
  };
  const keepRefused = async ({ counter, scanId, jws }: Queued, refused: string): Promise<void> => {
    const sealed = await seal({ jws, refused });
    await withSpace(() => database.put('queue', { counter, scanId, sealed }));
  };
  const settle = async (
    held: Held,
    page: readonly Queued[],
    results: readonly PassageResult[],
  ): Promise<number> => {
    let settled = 0;
    for (const [index, one] of page.entries()) {
      const { counter } = one;
      const result = results[index];
      // A word of a later version says nothing about whether the passage is on record.
      if (!result || !knownResults.has(result.result)) break;
      settled += 1;
      if (result.result === 'refused') {
        await keepRefused(one, result.code ?? 'refused');
        held.refused.add(counter);
      } else {
        await database.delete('queue', counter);
        // Where the disk is full, the device goes on without it.
        await learnVisit(held, counter, result.visitId).catch(() => undefined);
      }
      held.waiting.delete(counter);
    }
    return settled;
  };
  /** From then on the passage of a walk-in says which visit the service made of it. */
  const learnVisit = async (held: Held, counter: number, visitId: string | undefined): Promise<void> => {
    const recorded = held.recorded.get(counter);
    if (visitId === undefined || recorded?.visitId !== undefined || !recorded) return;
    const learnt = { ...recorded, visitId };
    held.recorded.set(counter, learnt);
    await database.put('ledger', await seal(learnt), counter);
  };
  const sendAll = async (): Promise<Drained> => {
    const held = await hold();
    for (;;) {
      const next = [...held.waiting]
        .filter((counter) => !goingBack.has(counter))
        .sort((one, other) => one - other)
        .slice(0, mostPassages);
      const waiting = (await Promise.all(next.map(contentOf))).filter((one) => one !== undefined);
      const [first = []] = passagePages(waiting.map(({ jws }) => jws));
      const page = waiting.slice(0, first.length);
      if (page.length === 0) return 'empty';
      for (const { counter } of page) unsent.delete(counter);
      const results = await send(page.map(({ jws }) => jws));
      // An answer that names none of them would be asked for without an end.
      if (!results || (await settle(held, page, results)) === 0) return 'no_answer';
    }
  };
  /** Passages of which the service cannot know yet. */
  const unsent = new Set<number>();
  const goingBack = new Set<number>();
  let running: Promise<Drained> | undefined;
  return {
    keep: async (passage, sign, mayBeKnown = false) => {
      const held = await hold();
      const counter = (held.last += 1);
      const recorded: Recorded = { ...passage, counter };
      const [sealed, record] = await Promise.all([
        sign(recorded).then((jws) => seal({ jws } satisfies QueuedContent)),
        seal(recorded),
      ]);
      await withSpace(async () => {
        const change = database.transaction(['counters', 'queue', 'ledger'], 'readwrite');
        await Promise.all([
          change.objectStore('counters').put(held.last, 'passages'),
          change.objectStore('queue').put({ counter, scanId: passage.scanId, sealed }),
          change.objectStore('ledger').put(record, counter),
          change.done,
        ]);
      });
      held.recorded.set(counter, recorded);
      held.waiting.add(counter);
      if (!mayBeKnown) unsent.add(counter);
      return recorded;
    },
    takeBack: async (counter) => {
      // A request that is under way may have it: its answer is awaited first.
      await running;
      const held = await hold();
      if (!unsent.delete(counter)) return false;
      goingBack.add(counter);
      try {
        const change = database.transaction(['queue', 'ledger'], 'readwrite');
        await Promise.all([
          change.objectStore('queue').delete(counter),
          change.objectStore('ledger').delete(counter),
          change.done,
        ]);
        held.recorded.delete(counter);
        held.waiting.delete(counter);
        return true;
      } finally {
        goingBack.delete(counter);
      }
    },
    isWaiting: async (counter) => {
      const { waiting, refused } = await hold();
      return waiting.has(counter) || refused.has(counter);
    },
    state: async () => {
      const { waiting, refused } = await hold();
      return { waiting: waiting.size, refused: refused.size };
    },
    recorded: async () => [...(await hold()).recorded.values()],
    drain: () => (running ??= sendAll().finally(() => (running = undefined))),
    forget: async (before) => {
      const { recorded, waiting, refused } = await hold();
      for (const [counter, { at }] of recorded) {
        if (at >= before || waiting.has(counter) || refused.has(counter)) continue;
        await database.delete('ledger', counter);
        recorded.delete(counter);
      }
    },
  };
}
