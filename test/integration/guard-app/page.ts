import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * How requests fare. `gone`: none arrives. `loses_answers`: each arrives, and no answer does. `half_answers`: an answer
 * breaks off. `sends_twice`: each arrives twice. `busy`, `limited`: 503, 429. `dies`: the service dies in the middle.
 */
export type Link =
  'up' | 'gone' | 'loses_answers' | 'half_answers' | 'sends_twice' | 'busy' | 'limited' | 'dies';

/** What a device goes through, whichever page runs on it: its clock, its disk and its network. */
export interface Conditions {
  /** How far its clock is ahead of the true time. */
  stepMs: number;
  /** How many writes its disk still takes. */
  freeWrites: number;
  link: Link;
}

/** One run of the app on a device, until somebody closes it, or it dies in the middle of something. */
export interface Page {
  readonly conditions: Conditions;
  isAlive: boolean;
  /** How many more reads, writes and requests it survives. */
  stepsLeft: number;
  /** Resolves when it has died. */
  readonly died: Promise<'died'>;
  readonly die: () => void;
}

/** The page whose code runs; undefined in the service and in the test itself. */
export const pages = new AsyncLocalStorage<Page>();

export function newPage(conditions: Conditions): Page {
  let tell: (died: 'died') => void = () => undefined;
  const page: Page = {
    conditions,
    isAlive: true,
    stepsLeft: Infinity,
    died: new Promise((resolve) => {
      tell = resolve;
    }),
    die: () => {
      page.isAlive = false;
      tell('died');
    },
  };
  return page;
}

/** One step of the page whose code runs; false where it has died by now. */
export function takeStep(page: Page): boolean {
  page.stepsLeft -= 1;
  if (page.stepsLeft < 0) page.die();
  return page.isAlive;
}
