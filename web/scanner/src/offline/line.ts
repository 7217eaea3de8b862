import { noted, worksAlone, type Answered, type LineMode, type Recent } from './line-state.ts';

/** While the device works alone, it asks this often whether the service answers again. */
const probeEveryMs = 4_000;
const probePatienceMs = 3_000;

/** The connection to the service, as the gate has to know it. */
export interface Line {
  /** Whether the device works alone now. */
  readonly isAlone: () => boolean;
  readonly mode: () => LineMode;
  readonly force: (mode: LineMode) => void;
  /** Every request to the service says how long its answer took. */
  readonly note: (answer: Answered) => void;
  /** Calls `listener` whenever `isAlone` or the mode changes; answers how to stop. */
  readonly watch: (listener: () => void) => () => void;
  readonly close: () => void;
}

/** What the line needs of the browser; a test brings its own. */
export interface LineDeps {
  /** Asks the service for a sign of life and answers how long it took. */
  readonly probe: (patienceMs: number) => Promise<Answered>;
  readonly hasNetwork: () => boolean;
  /** Tells changes of `hasNetwork`; answers how to stop. */
  readonly onNetwork: (listener: () => void) => () => void;
}

/** Watches the network: five slow answers switch to working alone, fast ones back. The guard can force either. */
export function openLine({ probe, hasNetwork, onNetwork }: LineDeps): Line {
  let mode: LineMode = 'automatic';
  let recent: Recent = [];
  let told = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const isAlone = (): boolean => worksAlone(mode, recent, hasNetwork());

  const settle = (always: boolean): void => {
    if (always || told !== isAlone()) {
      told = isAlone();
      for (const listener of listeners) listener();
    }
    clearTimeout(timer);
    // Forced either way, nothing has to be found out.
    timer = told && mode === 'automatic' ? setTimeout(() => void ask(), probeEveryMs) : undefined;
  };
  const note = (answer: Answered): void => {
    recent = noted(recent, answer);
    settle(false);
  };
  const ask = async (): Promise<void> => {
    note(hasNetwork() ? await probe(probePatienceMs) : 'none');
  };
  const stop = onNetwork(() => {
    settle(false);
    if (hasNetwork() && mode === 'automatic') void ask();
  });
  return {
    isAlone,
    mode: () => mode,
    force: (next) => {
      mode = next;
      // What was measured before the guard decided says nothing about now.
      recent = [];
      settle(true);
    },
    note,
    watch: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      clearTimeout(timer);
      stop();
      listeners.clear();
    },
  };
}
