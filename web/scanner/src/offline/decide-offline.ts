import type { Direction, Site } from '../rules/answer.ts';

/** A visit of the pack that the shown name has opened, as it stands here: the pack, and what this device recorded since. */
export interface OpenedVisit {
  readonly visitId: string;
  readonly match: 'strong' | 'weak';
  /** `denied`: the host or the office has said no. */
  readonly state: 'expected' | 'pending_approval' | 'checked_in' | 'checked_out' | 'denied';
  readonly allowsReEntry: boolean;
  /** A bar covers the person, as the service found when it made the pack. */
  readonly isDenied: boolean;
  /** A bar may be about the person. */
  readonly asksSupervisor: boolean;
  /** Whether its window is open now. */
  readonly isOpen: boolean;
}

/** Everything that a decision without the service may depend on. */
export interface OfflineFacts {
  readonly direction: Direction;
  readonly policy: Pick<Site, 'walkIns' | 'admitsWeakMatches'>;
  readonly hasName: boolean;
  /** What the bars of the pack say about the person. */
  readonly door: 'open' | 'barred' | 'ask_supervisor';
  /** Some bars cannot be asked without the service. */
  readonly barsIncomplete: boolean;
  readonly visits: readonly OpenedVisit[];
  /** How many visits have a similar name; the shown name does not open them. `undefined` until it was looked up. */
  readonly nearCount?: number;
  /** How many visits of a similar name may be inside. `undefined` until it was looked up. */
  readonly nearInside?: number;
  /** How many visits of this very name the device cannot open. */
  readonly unreadableCount: number;
  /** A walk-in of this name that came in here is still inside. */
  readonly walkInInside: boolean;
}

/** What to do, or what the guard is told. */
export type OfflineStep =
  | { readonly do: 'check_in' | 'check_out' | 'already_in' | 'wait_for_host'; readonly visitId: string }
  | { readonly do: 'choose'; readonly visitIds: readonly string[] }
  | {
      readonly do:
        /** No visit of this name can come in, or go out. Look for similar names. */
        | 'look_near'
        | 'walk_in'
        | 'already_in_walk_in'
        | 'check_out_unknown'
        | 'deny'
        | 'ask_supervisor'
        | 'ask_booked_name'
        | 'ask_name_at_exit'
        | 'entry_unreadable'
        | 'ask_host'
        | 'not_expected'
        | 'no_name';
    };

/** The table of cases without the service. It never admits whom the service would refuse, as far as the pack knows. */
export function decideOffline(facts: OfflineFacts): OfflineStep {
  return facts.direction === 'in' ? decideIn(facts) : decideOut(facts);
}

function decideIn(facts: OfflineFacts): OfflineStep {
  const { visits, policy } = facts;
  if (facts.door === 'barred' || visits.some(({ isDenied }) => isDenied)) return { do: 'deny' };
  const strong = visits.filter(({ match }) => match === 'strong');
  const settled = strong.find(
    ({ state, isOpen }) =>
      isOpen && (state === 'checked_in' || state === 'pending_approval' || state === 'denied'),
  );
  if (settled) return standing(settled);
  const strongOpen = strong.filter(mayComeIn);
  const open =
    strongOpen.length > 0 ? strongOpen : visits.filter((visit) => mayComeIn(visit) || isWaiting(visit));
  const [only, ...others] = open;
  if (!only) return nobody(facts);
  if (others.length > 0 || (only.match === 'weak' && !policy.admitsWeakMatches))
    return { do: 'choose', visitIds: open.map(({ visitId }) => visitId) };
  return admit(only, facts.door);
}

/** What happens when the guard, or the match, has settled on one visit at the way in. */
export function admit(visit: OpenedVisit, door: OfflineFacts['door']): OfflineStep {
  if (visit.isDenied || door === 'barred') return { do: 'deny' };
  if (visit.state !== 'expected' && !mayComeIn(visit)) return standing(visit);
  if (visit.asksSupervisor || door === 'ask_supervisor') return { do: 'ask_supervisor' };
  return { do: 'check_in', visitId: visit.visitId };
}

const mayComeIn = ({ state, allowsReEntry, isOpen }: OpenedVisit): boolean =>
  isOpen && (state === 'expected' || (state === 'checked_out' && allowsReEntry));

const isWaiting = ({ state, isOpen }: OpenedVisit): boolean => isOpen && state === 'pending_approval';

function standing({ state, visitId }: OpenedVisit): OfflineStep {
  if (state === 'denied') return { do: 'deny' };
  if (state === 'checked_in') return { do: 'already_in', visitId };
  return state === 'pending_approval' ? { do: 'wait_for_host', visitId } : { do: 'not_expected' };
}

/** No visit of exactly this name can come in. */
function nobody(facts: OfflineFacts): OfflineStep {
  if (!facts.hasName) return { do: 'no_name' };
  if (facts.walkInInside) return { do: 'already_in_walk_in' };
  // The visitor is expected, so this is no walk-in.
  if (facts.unreadableCount > 0) return { do: 'entry_unreadable' };
  if (facts.nearCount === undefined) return { do: 'look_near' };
  if (facts.nearCount > 0) return { do: 'ask_booked_name' };
  return walkIn(facts);
}

/** What becomes of somebody whom nobody announced. */
export function walkIn({
  door,
  barsIncomplete,
  policy,
}: Pick<OfflineFacts, 'door' | 'barsIncomplete' | 'policy'>): OfflineStep {
  if (door === 'barred') return { do: 'deny' };
  switch (policy.walkIns) {
    case 'refuse':
      return { do: 'not_expected' };
    case 'approve':
      return { do: 'ask_host' };
    default:
      return door === 'ask_supervisor' || barsIncomplete ? { do: 'ask_supervisor' } : { do: 'walk_in' };
  }
}

function decideOut({ visits, policy, walkInInside, nearInside }: OfflineFacts): OfflineStep {
  const inside = visits.filter(({ state }) => state === 'checked_in');
  const strong = inside.filter(({ match }) => match === 'strong');
  const open = strong.length > 0 ? strong : inside;
  const [only, ...others] = open;
  // Who goes out is out. The service finds the visit, or the office sees the passage.
  if (walkInInside) return { do: 'check_out_unknown' };
  if (!only && nearInside === undefined) return { do: 'look_near' };
  if (!only) return { do: nearInside === 0 ? 'check_out_unknown' : 'ask_name_at_exit' };
  if (others.length > 0 || (only.match === 'weak' && !policy.admitsWeakMatches))
    return { do: 'choose', visitIds: open.map(({ visitId }) => visitId) };
  return { do: 'check_out', visitId: only.visitId };
}
