/** What running a published suite came to. */
export interface Outcome {
  readonly suite: string;
  readonly cases: number;
  /** Judged as the suite says. */
  readonly agreed: number;
  /** Meant to be good and refused by us, by the property that is named. */
  readonly stricter: ReadonlyMap<string, number>;
  /** About something that no profile has a use for, by what it is. */
  readonly notAsked: ReadonlyMap<string, number>;
  /** Meant to be bad and taken by us: what must not be. */
  readonly wrong: readonly string[];
}

/** Our judgement of a case: nothing, or why it is refused. */
export type Judged = string | undefined;

/** Counts judgements. */
export class Tally {
  #cases = 0;
  #agreed = 0;
  readonly #stricter = new Map<string, number>();
  readonly #notAsked = new Map<string, number>();
  readonly #wrong: string[] = [];

  add(title: string, isGood: boolean, refusedFor: Judged, notAskedFor?: string): void {
    this.#cases += 1;
    if (isGood === (refusedFor === undefined)) this.#agreed += 1;
    else if (refusedFor !== undefined) count(this.#stricter, refusedFor);
    else if (notAskedFor !== undefined) count(this.#notAsked, notAskedFor);
    else this.#wrong.push(title);
  }

  outcome(suite: string): Outcome {
    return {
      suite,
      cases: this.#cases,
      agreed: this.#agreed,
      stricter: this.#stricter,
      notAsked: this.#notAsked,
      wrong: this.#wrong,
    };
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
