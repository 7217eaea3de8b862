import type { Visit } from '../rules/answer.ts';
import type { OfflineFacts, OpenedVisit } from './decide-offline.ts';
import { cameIn, type Recorded } from './ledger.ts';
import type { OpenPack, PackMatch, PackVisit, Person, Way } from './pack-model.ts';

/** A visit of the pack as the decision needs it. */
export const opened = ({ match, allowsReEntry, isDenied, asksSupervisor, isOpen }: PackVisit) => ({
  match,
  allowsReEntry,
  isDenied,
  asksSupervisor,
  isOpen,
});

export const stateOf = ({ state }: Visit): OpenedVisit['state'] =>
  state === 'checked_in' || state === 'checked_out' || state === 'pending_approval' ? state : 'expected';

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

/** What the decision about a person depends on. */
export function factsOf(
  pack: OpenPack,
  match: PackMatch,
  visits: readonly OpenedVisit[],
  direction: Way['direction'],
  walkInInside: boolean,
  person: Person,
): OfflineFacts {
  return {
    direction,
    policy: pack.policy,
    hasName: person.englishName !== undefined || person.chineseName !== undefined,
    door: match.door,
    barsIncomplete: pack.barsIncomplete,
    visits,
    nearCount: match.nearCount,
    walkInInside,
  };
}

/** Of a site whose pack is missing: nobody is let in without the host. */
export const unknownPolicy: OpenPack['policy'] = { walkIns: 'approve', admitsWeakMatches: false };

/** Of somebody about whom the pack was not asked. */
export const noMatch: PackMatch = { visits: [], nearCount: 0, door: 'open', nameKeys: [] };
