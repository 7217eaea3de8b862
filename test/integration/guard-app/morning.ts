import fc from 'fast-check';
import type { Link } from './page.ts';

/** One thing that happens in a morning. Each kind uses some of the fields. */
export interface Step {
  readonly do:
    | 'scan'
    | 'by_name'
    | 'walk_in'
    | 'undo'
    | 'drain'
    | 'refresh'
    | 'all_drain'
    | 'reload'
    | 'link'
    | 'clock'
    | 'disk';
  readonly device: number;
  readonly person: number;
  readonly direction: 'in' | 'out';
  /** Shows the code that the person showed last. */
  readonly sameCode: boolean;
  /** After so many reads, writes and requests of this step the page dies. */
  readonly survives: number | undefined;
  readonly link: Link;
  /** At which call of its store the service dies. */
  readonly dieAt: number;
  readonly stepMs: number;
  readonly freeWrites: number;
}

const hourMs = 3_600_000;

/** What may happen, and how often. */
const weights: readonly (readonly [Step['do'], number])[] = [
  ['scan', 10],
  ['by_name', 3],
  ['walk_in', 2],
  ['undo', 2],
  ['drain', 5],
  ['refresh', 1],
  ['all_drain', 1],
  ['reload', 1],
  ['link', 6],
  ['clock', 1],
  ['disk', 2],
];

const links: readonly Link[] = [
  'up',
  'gone',
  'gone',
  'loses_answers',
  'half_answers',
  'sends_twice',
  'busy',
  'limited',
  'dies',
];

/** A morning of so many devices and people. It begins with a link of some kind for each device. */
export const morning = (devices: number, people: number): fc.Arbitrary<readonly Step[]> => {
  const step = fc.record({
    do: fc.oneof(...weights.map(([kind, weight]) => ({ arbitrary: fc.constant(kind), weight }))),
    device: fc.nat({ max: devices - 1 }),
    person: fc.nat({ max: people - 1 }),
    direction: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
    sameCode: fc.boolean(),
    survives: fc.option(fc.nat({ max: 16 }), { nil: undefined, freq: 2 }),
    link: fc.constantFrom(...links),
    dieAt: fc.integer({ min: 1, max: 20 }),
    stepMs: fc.constantFrom(-hourMs, hourMs, 0),
    freeWrites: fc.nat({ max: 4 }),
  });
  const firstLinks = fc.tuple(
    ...Array.from({ length: devices }, (_, device) =>
      step.map((one): Step => ({ ...one, do: 'link', device })),
    ),
  );
  const rest = fc.array(step, { minLength: 30, maxLength: 45, size: 'max' });
  return fc.tuple(firstLinks, rest).map((parts) => parts.flat());
};
