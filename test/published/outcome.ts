/** The result of a published suite. */
export interface Outcome {
  readonly suite: string;
  readonly cases: number;
  /** The number of cases judged as the suite requires. */
  readonly agreed: number;
  /** Valid cases that we refuse, by the named property. */
  readonly stricter: ReadonlyMap<string, number>;
  /** Cases about a feature that no profile uses, by that feature. */
  readonly outOfScope: ReadonlyMap<string, number>;
  /** Invalid cases that we accept: there must be none. */
  readonly wrong: readonly string[];
}

/** Our judgement of a case: undefined if accepted, or the reason of the refusal. */
export type Judged = string | undefined;

/** Counts judgements. */
export class Tally {
  #cases = 0;
  #agreed = 0;
  readonly #stricter = new Map<string, number>();
  readonly #outOfScope = new Map<string, number>();
  readonly #wrong: string[] = [];

  add(title: string, isGood: boolean, refusedFor: Judged, outOfScopeFor?: string): void {
    this.#cases += 1;
    if (isGood === (refusedFor === undefined)) this.#agreed += 1;
    else if (refusedFor !== undefined) count(this.#stricter, refusedFor);
    else if (outOfScopeFor !== undefined) count(this.#outOfScope, outOfScopeFor);
    else this.#wrong.push(title);
  }

  outcome(suite: string): Outcome {
    return {
      suite,
      cases: this.#cases,
      agreed: this.#agreed,
      stricter: this.#stricter,
      outOfScope: this.#outOfScope,
      wrong: this.#wrong,
    };
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
