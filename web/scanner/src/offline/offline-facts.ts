import type { Visit } from '../rules/answer.ts';
import type { OfflineFacts, OpenedVisit } from './decide-offline.ts';
import { cameIn, lastOf, type Recorded } from './ledger.ts';
import type { OpenPack, PackMatch, PackVisit, Way } from './pack-model.ts';

/** Of somebody whose name is not looked up. */
export const noMatch: PackMatch = {
  visits: [],
  nearCount: 0,
  nearInside: 0,
  nearExpected: 0,
  door: 'open',
  nameKeys: [],
};

/** A visit that a name opened, as it stands here, with what a guard is shown. */
export type StandingVisit = OpenedVisit & { readonly visit: Visit };

/** The visits that a name opened, as they stand: the pack, and what this device recorded since. */
export const standingVisits = (
  { visits }: PackMatch,
  recorded: readonly Recorded[],
): readonly StandingVisit[] =>
  visits.map((found) => {
    const visit = visitNow(found.visit, lastOf(recorded, found.visit.visitId));
    return { ...opened(found), state: stateOf(visit), visitId: visit.visitId, visit };
  });

/**
 * How many visits of a similar name may be inside: those that the pack knows inside, and where this device has let booked
 * visitors in since, those that were expected. Their entries cannot be opened to see which.
 */
export function nearInside(matches: readonly PackMatch[], recorded: readonly Recorded[]): number {
  const letIn = recorded.some((one) => cameIn(one) && one.visitId !== undefined);
  return matches.reduce((sum, each) => sum + each.nearInside + (letIn ? each.nearExpected : 0), 0);
}

const opened = ({ match, allowsReEntry, isDenied, asksSupervisor, isOpen }: PackVisit) => ({
  match,
  allowsReEntry,
  isDenied,
  asksSupervisor,
  isOpen,
});

const stateOf = ({ state }: Visit): OpenedVisit['state'] =>
  state === 'checked_in' || state === 'checked_out' || state === 'pending_approval' ? state : 'expected';

/** A visit as the pack has it, with the last passage that this device recorded. */
export function visitNow(visit: Visit, last: Recorded | undefined): Visit {
  if (!last) return visit;
  const at = new Date(last.at * 1000).toISOString();
  return cameIn(last)
    ? { ...visit, state: 'checked_in', checkedInAt: at, checkedInGateId: last.gateId }
    : { ...visit, state: 'checked_out', checkedOutAt: at, checkedOutGateId: last.gateId };
}

/** What a decision depends on. */
export function factsOf(
  pack: OpenPack,
  match: PackMatch,
  visits: readonly OpenedVisit[],
  direction: Way['direction'],
  known: Pick<OfflineFacts, 'hasName' | 'walkInInside' | 'nearInside'>,
): OfflineFacts {
  return {
    direction,
    policy: pack.policy,
    ...known,
    door: match.door,
    barsIncomplete: pack.barsIncomplete,
    visits,
    nearCount: match.nearCount,
  };
}
