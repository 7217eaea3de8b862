/** A code may take this many times as long as a good one. */
export const slowFactor = 10;
/** The number of repeated timings before a code counts as slow. */
const secondLooks = 7;
const kept = 4096;

/** The durations of calls, in milliseconds of processor time. */
export interface Figures {
  readonly medianOfGood: number;
  /** The best time of the slowest input that was timed again. */
  readonly slowest: number;
  readonly timedAgain: number;
}

/**
 * Times calls, and distinguishes a slow input from a busy machine. Every call is timed by the clock. A call that seems slow
 * (from a third of the limit on, so that the slowest input is known) is timed again several times by its processor time, and
 * the best time counts. Verification never waits, so processor time covers all of it.
 */
export class StopWatch {
  readonly #good: number[] = [];
  #medianOfGood = Infinity;
  #timedAgain = 0;
  #slowest = 0;

  /** Times a good code, to which other codes are compared. */
  async timeGood(call: () => Promise<unknown>): Promise<void> {
    if (this.#good.length === kept) this.#good.shift();
    this.#good.push(await processorTime(call));
    this.#medianOfGood = median(this.#good);
  }

  /** Times a call. It is slow if it takes too long each time. */
  async time<Value>(
    call: () => Promise<Value>,
  ): Promise<{ readonly value: Value; readonly isSlow: boolean }> {
    const began = performance.now();
    const value = await call();
    if (performance.now() - began < this.limit / 3) return { value, isSlow: false };
    this.#timedAgain += 1;
    let best = Infinity;
    for (let turn = 0; turn < secondLooks; turn += 1) best = Math.min(best, await processorTime(call));
    this.#slowest = Math.max(this.#slowest, best);
    return { value, isSlow: best > this.limit };
  }

  /** The longest allowed time of a call. */
  get limit(): number {
    return slowFactor * this.#medianOfGood;
  }

  get figures(): Figures {
    return { medianOfGood: this.#medianOfGood, slowest: this.#slowest, timedAgain: this.#timedAgain };
  }
}

async function processorTime(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Infinity;
}
