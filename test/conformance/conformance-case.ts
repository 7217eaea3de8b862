/** The way a case runs: the pure function, a renewal against a stored bundle, or the HTTP API of the local host. */
export type Way = 'function' | 'renewal' | 'HTTP';

/** One case of the table. */
export interface ConformanceCase {
  /** Row of the table: `S05`. */
  readonly row: string;
  readonly title: string;
  readonly way: Way;
  /** The expected answer of {@link run}, as a text that is the same on every run. */
  readonly expected: string;
  readonly run: () => Promise<string>;
}

/** A case that was run. */
export interface ConformanceResult extends ConformanceCase {
  /** The result. */
  readonly actual: string;
}

export const isPassed = ({ expected, actual }: ConformanceResult): boolean => expected === actual;

/** Runs a case; a thrown error is its result. */
export async function runCase(one: ConformanceCase): Promise<ConformanceResult> {
  try {
    return { ...one, actual: await one.run() };
  } catch (error) {
    return { ...one, actual: `threw: ${error instanceof Error ? error.message : String(error)}` };
  }
}
