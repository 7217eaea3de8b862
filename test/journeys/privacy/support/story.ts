import { isDeepStrictEqual } from 'node:util';
import type { World } from './world.ts';

/** One of the six Data Protection Principles of the Personal Data (Privacy) Ordinance, Cap. 486, Schedule 1. */
export type Principle = 'DPP1' | 'DPP2' | 'DPP3' | 'DPP4' | 'DPP5' | 'DPP6';

/** What is seen at a `then`: one word or sentence, or several. The same in each run. */
export type Seen = string | readonly string[];

/** One step of a journey as it was told and seen. */
export interface ToldStep {
  readonly kind: 'given' | 'when' | 'then';
  readonly text: string;
  /** Of a `then`. */
  readonly seen?: Seen;
}

/** Tells a journey step by step. Each step is kept, so that the report says what was really done. */
export interface Story {
  given<Result>(text: string, act: () => Promise<Result>): Promise<Result>;
  when<Result>(text: string, act: () => Promise<Result>): Promise<Result>;
  /** Looks, and throws where it sees anything but what is expected. */
  then(text: string, expected: Seen, look: () => Seen | Promise<Seen>): Promise<void>;
}

/** A journey that shows one principle on a running service. */
export interface Journey {
  readonly principle: Principle;
  readonly title: string;
  /** What the law asks, in sentences. */
  readonly law: readonly string[];
  readonly source: string;
  /** What the service does not do yet. */
  readonly notBuilt: readonly string[];
  readonly tell: (world: World, story: Story) => Promise<void>;
}

/** A journey that went as expected. */
export interface ToldJourney extends Journey {
  readonly steps: readonly ToldStep[];
}

/** Runs a journey. Throws an error that names the step which failed. */
export async function tellJourney(world: World, journey: Journey): Promise<ToldJourney> {
  const steps: ToldStep[] = [];
  const named = (kind: ToldStep['kind'], text: string) => `${journey.principle}: ${kind} ${text}`;
  const acting =
    (kind: 'given' | 'when'): Story['given'] =>
    async (text, act) => {
      steps.push({ kind, text });
      try {
        return await act();
      } catch (error) {
        throw new Error(named(kind, text), { cause: error });
      }
    };
  await journey.tell(world, {
    given: acting('given'),
    when: acting('when'),
    then: async (text, expected, look) => {
      const seen = await look();
      if (!isDeepStrictEqual(seen, expected))
        throw new Error(
          `${named('then', text)}\n  expected ${JSON.stringify(expected)}\n  but saw  ${JSON.stringify(seen)}`,
        );
      steps.push({ kind: 'then', text, seen });
    },
  });
  return { ...journey, steps };
}
