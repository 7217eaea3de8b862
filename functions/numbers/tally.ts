/**
 * Counts of a site by the sort key of the item that holds them and the name of the counter. A tally holds no zero.
 */
export type Tally = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** One step of a tally: `by` may be negative. */
export interface Step {
  readonly item: string;
  readonly counter: string;
  readonly by: number;
}

/** Adds steps up. What comes to nothing is left out. */
export function tallyOf(steps: readonly Step[]): Tally {
  const sums = new Map<string, Map<string, number>>();
  for (const { item, counter, by } of steps) {
    const counters = sums.get(item) ?? new Map<string, number>();
    sums.set(item, counters);
    counters.set(counter, (counters.get(counter) ?? 0) + by);
  }
  for (const [item, counters] of sums) {
    for (const [counter, sum] of counters) if (sum === 0) counters.delete(counter);
    if (counters.size === 0) sums.delete(item);
  }
  return sums;
}

/** The steps that take these ones back. */
export const taken = (steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => ({ ...step, by: -step.by }));

/** The steps of a tally. */
export const stepsOf = (tally: Tally): readonly Step[] =>
  [...tally].flatMap(([item, counters]) => [...counters].map(([counter, by]) => ({ item, counter, by })));
