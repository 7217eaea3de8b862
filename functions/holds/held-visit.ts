import type { EpochSeconds, HoldId } from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import type { Item } from '../table/table.ts';
import { goneBy } from '../visits/gone-now.ts';
import { keptThrough, normalPurgeOf } from '../visits/held.ts';
import type { HoldOnVisit, Visit } from '../visits/visit.ts';
import { approvalDays } from './hold.ts';

type Holds = Readonly<Record<HoldId, HoldOnVisit>>;

/**
 * Until when holds keep a visit. One that was not approved adds at most seven days to what the visit has without it, so
 * that nobody keeps a visit alone by asking again and again.
 */
export function heldUntil(normalPurgeAt: EpochSeconds, holds: Holds): EpochSeconds | undefined {
  const all = Object.values<HoldOnVisit>(holds);
  const approved = Math.max(0, ...all.map(({ until = 0 }) => until));
  const waiting = Math.max(0, ...all.map(({ waitsUntil = 0 }) => waitsUntil));
  const most = later(Math.max(normalPurgeAt, approved) as EpochSeconds, approvalDays * daySeconds);
  const until = Math.max(approved, Math.min(waiting, most));
  return until === 0 ? undefined : (until as EpochSeconds);
}

/**
 * The item of a visit with a hold on it, or without it (`undefined`). Where nothing keeps the visit any more, and its day
 * is past, it is purged at once.
 */
export function withHold(item: Item, holdId: HoldId, hold: HoldOnVisit | undefined, now: EpochSeconds): Item {
  const visit = item as unknown as Visit;
  const others = otherHolds(visit, holdId, now);
  const holds: Holds = hold ? { ...others, [holdId]: hold } : others;
  const normal = normalPurgeOf(visit);
  const until = heldUntil(normal, holds);
  const kept = keptThrough(until, normal);
  return {
    ...without(item, ['heldUntil', 'normalPurgeAt', 'holds']),
    ...kept,
    purgeAt: goneBy(kept.purgeAt, now),
    ...(until === undefined ? {} : { heldUntil: until }),
    ...(Object.keys(holds).length > 0 ? { holds } : {}),
    version: visit.version + 1,
  };
}

/** The other holds on a visit, without those that were never approved and protect no longer. */
export const otherHolds = ({ holds = {} }: Pick<Visit, 'holds'>, holdId: HoldId, now: EpochSeconds): Holds =>
  Object.fromEntries(
    Object.entries<HoldOnVisit>(holds).filter(
      ([id, { until, waitsUntil = 0 }]) => id !== holdId && (until !== undefined || waitsUntil > now),
    ),
  );

const without = (fields: object, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
