import type { Failure } from '../kernel/problems.ts';
import type { Change } from '../visits/transition-update.ts';
import type { Visit } from '../visits/visit.ts';
import { settled, type Outcome } from './load-visit.ts';

/** A change of a visit and its companions as it was written or refused, and the visit as it was read for it. */
interface Attempt {
  readonly ok: true;
  readonly change: Change;
  readonly read: Visit;
  readonly asked: { readonly ifVersion?: number };
}

/** A companion changes seldom in the very moment in which their lead does. */
const mostTries = 3;

/**
 * Changes a visit and its companions together. Where a companion changed after it was read, everything is read and tried
 * again.
 */
export async function untilNotOvertaken(attempt: () => Promise<Attempt | Failure>): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const made = await attempt();
    if (!made.ok) return made;
    if (tries === mostTries || !wasOvertaken(made)) return settled(made.change, made.asked);
  }
}

/** True where the change was refused although the visit has not changed: then one of its companions has. */
const wasOvertaken = ({ change, read }: Attempt): boolean =>
  !change.ok && change.visit?.version === read.version && read.companions !== undefined;
