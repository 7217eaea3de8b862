import type { Site } from '../registry/firm.ts';
import type { Visit } from '../visits/visit.ts';
import type { Match, ScanOutcome } from './scan.ts';

/** Someone on site whom the code may belong to. */
export interface Present {
  readonly visit: Visit;
  readonly match: Match;
}

export type ExitStep =
  | { readonly do: 'answer'; readonly outcome: ScanOutcome }
  | { readonly do: 'check_out'; readonly visit: Visit }
  /** Nobody with that name is inside. Check whether this scan or this code has checked them out already. */
  | { readonly do: 'look_among_left' };

/** The table of cases at the way out. */
export function decideExit(present: readonly Present[], policy: Pick<Site, 'admitsWeakMatches'>): ExitStep {
  const strong = present.filter(({ match }) => match === 'strong');
  const open = strong.length > 0 ? strong : present;
  const [only, ...others] = open;
  if (!only) return { do: 'look_among_left' };
  if (others.length === 0 && (only.match === 'strong' || policy.admitsWeakMatches)) {
    return { do: 'check_out', visit: only.visit };
  }
  return { do: 'answer', outcome: { outcome: 'choose', candidates: open.map(({ visit }) => visit) } };
}
