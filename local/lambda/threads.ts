import { startThread, type Thread } from './thread.ts';

/** The threads that all functions share. */
export interface Threads {
  /** The thread of this number, from 0; starts it where it does not run. */
  at(index: number): Thread;
  /** Uses new threads from now on. The old ones end once they are idle. */
  renew(): void;
  close(): Promise<void>;
}

/** Makes the set of threads. A thread starts when it is first used. */
export function openThreads(): Threads {
  let running: Thread[] = [];
  const all = new Set<Thread>();
  return {
    at: (index) => {
      const found = running[index];
      if (found?.alive()) return found;
      const thread = startThread();
      running[index] = thread;
      all.add(thread);
      return thread;
    },
    renew: () => {
      for (const thread of running) thread.retire();
      running = [];
    },
    close: async () => {
      await Promise.all([...all].map((thread) => thread.stop()));
    },
  };
}
