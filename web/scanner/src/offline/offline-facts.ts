import type { Visit } from '../rules/answer.ts';
import type { OfflineFacts, OpenedVisit } from './decide-offline.ts';
import { cameIn, lastOf, type Recorded } from './ledger.ts';
import type { OpenPack, PackMatch, PackVisit, Way } from './pack-model.ts';

/** Of somebody whose name is not looked up. */
export const noMatch: PackMatch = {
  visits: [],
  near: () => Promise.resolve({ count: 0, inside: 0, expected: 0 }),
  unreadableCount: 0,
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
 * How many visits have a similar name to the last one that was told, and how many of all that were told may be inside:
 * those that the pack knows inside, and where this device has let booked visitors in since, those that were expected. Their
 * entries cannot be opened to see which.
 */
export async function nearFacts(
  matches: readonly [PackMatch, ...PackMatch[]],
  recorded: readonly Recorded[],
): Promise<Required<Pick<OfflineFacts, 'nearCount' | 'nearInside'>>> {
  const letIn = recorded.some((one) => cameIn(one) && one.visitId !== undefined);
  const found = await Promise.all(matches.map((match) => match.near()));
  return {
    nearCount: found[0]?.count ?? 0,
    nearInside: found.reduce((sum, { inside, expected }) => sum + inside + (letIn ? expected : 0), 0),
  };
}

const opened = ({ match, allowsReEntry, isDenied, asksSupervisor, isOpen }: PackVisit) => ({
  match,
  allowsReEntry,
  isDenied,
  asksSupervisor,
  isOpen,
});

const stateOf = ({ state }: Visit): OpenedVisit['state'] =>
  state === 'checked_in' || state === 'checked_out' || state === 'pending_approval' || state === 'denied'
    ? state
    : 'expected';

/** A visit as the pack has it, with the last passage that this device recorded. */
export function visitNow(visit: Visit, last: Recorded | undefined): Visit {
  const known = [visit.checkedInAt, visit.checkedOutAt].map((at) => (at ? Date.parse(at) / 1000 : 0));
  // The pack may know of a later passage at another gate.
  if (!last || last.at < Math.max(...known)) return visit;
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
  known: Pick<OfflineFacts, 'hasName' | 'walkInInside'>,
): OfflineFacts {
  return {
    direction,
    policy: pack.policy,
    ...known,
    door: match.door,
    barsIncomplete: pack.barsIncomplete,
    visits,
    unreadableCount: match.unreadableCount,
  };
}

/** Of a site whose pack is missing: nobody is let in without the host. */
export const unknownPolicy: OpenPack['policy'] = { walkIns: 'approve', admitsWeakMatches: false };
