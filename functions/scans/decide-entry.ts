import type { VisitId } from '../kernel/brands.ts';
import type { Site } from '../registry/firm.ts';
import { mayComeAgain } from '../visits/re-entry.ts';
import type { Visit } from '../visits/visit.ts';
import type { Candidate, NearCandidate, ScanOutcome, ScanResult } from './scan.ts';
import { usedBy, type ScanMark } from './used-by.ts';

/** Everything that a decision at the way in may depend on. */
export interface EntryFacts extends ScanMark {
  readonly policy: Pick<Site, 'walkIns' | 'admitsWeakMatches'>;
  readonly namesDisclosed: boolean;
  readonly barred: boolean;
  readonly candidates: readonly Candidate[];
  /** Open visits under near names, the nearest first; `undefined` until they were looked up. */
  readonly near?: readonly NearCandidate[];
}

/** What to do next: answer, learn more, or write. */
export type EntryStep =
  | { readonly do: 'answer'; readonly outcome: ScanResult }
  | { readonly do: 'read'; readonly visitIds: readonly VisitId[] }
  /** No visit has this name. Look for visits with a near name. */
  | { readonly do: 'look_near' }
  | { readonly do: 'check_in'; readonly candidate: Candidate }
  | { readonly do: 'walk_in'; readonly state: 'checked_in' | 'pending_approval' };

/**
 * The table of cases at the way in, the first case that applies decides. It is asked again after each read or refused
 * write, with more knowledge about a candidate.
 */
export function decideEntry(facts: EntryFacts): EntryStep {
  const { candidates, policy } = facts;
  const near = facts.near ?? [];
  const read = [...seen(candidates), ...near.map(({ visit }) => visit)];
  const used = read.flatMap((visit) => usedBy(visit, facts) ?? []);
  if (used[0]) return answer(used[0]);
  if (facts.barred) return answer({ outcome: 'denied' });

  const strong = candidates.filter(({ match }) => match === 'strong');
  const settled = seen(strong).flatMap((visit) => settledBy(visit) ?? []);
  if (settled[0]) return answer(settled[0]);

  const strongOpen = strong.filter(isOpen);
  const open = strongOpen.length > 0 ? strongOpen : candidates.filter(isOpen);
  const [only, ...others] = open;
  if (!only) return nearOrWalkIn(facts);
  if (others.length === 0 && (only.match === 'strong' || policy.admitsWeakMatches)) return take(only);
  const unread = open.filter(({ visit }) => visit === undefined);
  if (unread.length > 0) return { do: 'read', visitIds: unread.map(({ visitId }) => visitId) };
  return answer({ outcome: 'choose', candidates: seen(open) });
}

/** The visits of those candidates that were read. */
const seen = (candidates: readonly Candidate[]): readonly Visit[] =>
  candidates.map(({ visit }) => visit).filter((visit) => visit !== undefined);

const answer = (outcome: ScanResult): EntryStep => ({ do: 'answer', outcome });

/** A candidate that may still be checked in, or that waits for the host. */
const isOpen = ({ visit }: Candidate): boolean =>
  visit === undefined ||
  visit.state === 'expected' ||
  visit.state === 'pending_approval' ||
  mayComeAgain(visit);

function take(candidate: Candidate): EntryStep {
  const { visit } = candidate;
  if (visit?.state === 'pending_approval') return answer({ outcome: 'pending_approval', visit });
  return { do: 'check_in', candidate };
}

/** A near name never admits by itself, nor does it become a walk-in unless the guard says so. */
function nearOrWalkIn(facts: EntryFacts): EntryStep {
  const { near, namesDisclosed } = facts;
  if (!namesDisclosed) return answer({ outcome: 'no_match', reason: 'name_not_disclosed' });
  if (near === undefined) return { do: 'look_near' };
  if (near.length === 0) return walkIn(facts);
  return answer(chooseAmong(near));
}

/** Asks the guard which of the visits with near names it is, if any. */
export const chooseAmong = (near: readonly NearCandidate[]): ScanOutcome => ({
  outcome: 'choose',
  candidates: near.map(({ visit }) => visit),
  near: near.map(({ nearness }) => nearness),
});

/** A visit that strongly matches this person and is no longer expected. */
export function settledBy(visit: Visit): ScanOutcome | undefined {
  switch (visit.state) {
    case 'checked_in':
      return { outcome: 'already_checked_in', visit };
    case 'pending_approval':
      return { outcome: 'pending_approval', visit };
    case 'denied':
      return { outcome: 'denied' };
    case 'expected':
    case 'checked_out':
    case 'cancelled':
    case 'no_show':
      return undefined;
  }
}

function walkIn({ policy }: EntryFacts): EntryStep {
  switch (policy.walkIns) {
    case 'record':
      return { do: 'walk_in', state: 'checked_in' };
    case 'approve':
      return { do: 'walk_in', state: 'pending_approval' };
    case 'refuse':
      return answer({ outcome: 'no_match', reason: 'not_expected' });
  }
}
