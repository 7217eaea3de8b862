import { isDeepStrictEqual } from 'node:util';
import type { Verdict, Verified } from '../../functions/personal-code/verdict.ts';
import { mutantOf, type Mutant, type MutatorName } from './mutant.ts';
import { bytesOf } from './mutators/mutator.ts';
import { sources, type Judge } from './sources.ts';
import { StopWatch } from './stop-watch.ts';

/** A result that must never happen. */
export type Fault =
  /** Verified, but not the same code (digest, claims, times, key) as any good one. */
  | 'accepted'
  /** The verifier threw, or answered “unexpected”. */
  | 'exception'
  /** Takes more than {@link slowFactor} times as long as a good code, each time it is tried. */
  | 'slow';

export interface Finding extends Mutant {
  readonly fault: Fault;
  readonly number: number;
  readonly verdict: Verdict | undefined;
}

/** The result of a hunt. */
export interface Catch {
  readonly tried: number;
  readonly findings: readonly Finding[];
  /** The count of each result: `verified` (twins and re-serialisations of good codes), and the refs of rejections. */
  readonly verdicts: ReadonlyMap<string, number>;
  readonly byWay: ReadonlyMap<MutatorName, number>;
  readonly watch: StopWatch;
}

export interface Hunt {
  readonly seed: number;
  readonly count: number;
  readonly judge: Judge;
  /** Called after each code; false ends the hunt. */
  readonly goesOn?: (catchNow: Catch) => boolean;
}

/** The number of codes between two timings of good codes. */
const goodEvery = 100;

/** Tries mutated codes one after the other. */
export async function hunt({ seed, count, judge, goesOn = () => true }: Hunt): Promise<Catch> {
  const good = await goodCodes(judge);
  const watch = new StopWatch();
  const findings: Finding[] = [];
  const verdicts = new Map<string, number>();
  const byWay = new Map<MutatorName, number>();
  let tried = 0;
  const catchNow = (): Catch => ({ tried, findings, verdicts, byWay, watch });
  for (const bytes of good.codes)
    for (let turn = 0; turn < 50; turn += 1) await watch.timeGood(() => judge(bytes));
  for (let number = 0; number < count; number += 1) {
    if (number % goodEvery === 0) await watch.timeGood(() => judge(good.codes[0]));
    const mutant = mutantOf(seed, number);
    const { value: verdict, isSlow } = await watch.time(() => judge(mutant.bytes).catch(() => undefined));
    const fault = faultOf(verdict, good.verdicts) ?? (isSlow ? 'slow' : undefined);
    if (fault) findings.push({ ...mutant, fault, number, verdict });
    tried += 1;
    const outcome = verdict?.outcome === 'verified' ? 'verified' : (verdict?.ref ?? 'thrown');
    verdicts.set(outcome, (verdicts.get(outcome) ?? 0) + 1);
    for (const way of mutant.ways) byWay.set(way, (byWay.get(way) ?? 0) + 1);
    if (!goesOn(catchNow())) break;
  }
  return catchNow();
}

interface GoodCodes {
  readonly codes: readonly [Uint8Array, ...Uint8Array[]];
  readonly verdicts: readonly Verified[];
}

/** The good codes with their verdicts. Throws if one does not verify, because the hunt would prove nothing. */
async function goodCodes(judge: Judge): Promise<GoodCodes> {
  const [first, ...others] = sources.map((source) => bytesOf(source));
  if (!first) throw new Error('there is no good code to begin with');
  const verdicts = await Promise.all([first, ...others].map(judge));
  const verified = verdicts.filter((verdict) => verdict.outcome === 'verified');
  if (verified.length < verdicts.length) throw new Error('a good code does not verify');
  return { codes: [first, ...others], verdicts: verified };
}

function faultOf(verdict: Verdict | undefined, good: readonly Verified[]): Fault | undefined {
  if (verdict?.outcome === 'rejected') return undefined;
  if (verdict?.outcome !== 'verified') return 'exception';
  return good.some((one) => isDeepStrictEqual(one, verdict)) ? undefined : 'accepted';
}
