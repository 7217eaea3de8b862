import type { EpochSeconds } from '../kernel/brands.ts';
import { localDay } from '../kernel/local-day.ts';
import { localHour } from '../kernel/local-hour.ts';
import { passedGate } from '../visits/re-entry.ts';
import type { Passage, Visit } from '../visits/visit.ts';
import { counterOf, itemOf, noGate, waitBounds } from './counter-names.ts';
import { stepsOf, taken, tallyOf, type Step, type Tally } from './tally.ts';

/** A write of a visit, as the stream of its table delivers it. Without `before` it is new, without `after` deleted. */
export interface CountedWrite {
  readonly writtenAt: EpochSeconds;
  readonly before?: Visit;
  readonly after?: Visit;
}

/**
 * What a write changes in the numbers of its site: what the visit counts for now, less what it counted for before. So an
 * undone passage is taken back, and a recount of the visits gives the same. A deletion takes nothing back.
 */
export function countedBy(write: CountedWrite, timeZone: string): Tally {
  const { before, after } = write;
  if (!after) return new Map();
  return tallyOf([
    ...stepsOf(countOf(after, timeZone)),
    ...(before ? taken(stepsOf(countOf(before, timeZone))) : []),
    ...decisionIn(write, timeZone),
  ]);
}

/** What one visit counts for: its passages, its refusal, that nobody came. */
export function countOf(visit: Visit, timeZone: string): Tally {
  const { state, day } = visit;
  const one = (counter: string): Step => ({ item: itemOf.day(day), counter, by: 1 });
  return tallyOf([
    ...passagesOf(visit).flatMap((passage) => passageSteps(passage, timeZone)),
    ...(state === 'denied' ? [one(counterOf.refused(visit.nearBars ? 'supervisor' : 'host'))] : []),
    ...(state === 'no_show' ? [one('noShows')] : []),
  ]);
}

interface Passed extends Pick<Passage, 'at' | 'gateId' | 'method'> {
  readonly direction: 'in' | 'out';
}

/** All passages of a visit. One that may come again keeps them all, another one the latest ones. */
function passagesOf({ passages, checkedIn, checkedOut }: Visit): readonly Passed[] {
  if (passages) return passages.map(passedGate);
  return [
    ...(checkedIn ? [{ direction: 'in' as const, ...checkedIn }] : []),
    ...(checkedOut ? [{ direction: 'out' as const, ...checkedOut }] : []),
  ];
}

function passageSteps({ direction, at, gateId, method }: Passed, timeZone: string): readonly Step[] {
  const day = localDay(at, timeZone);
  const counter = direction === 'in' ? 'arrivals' : 'departures';
  const gate = gateId ?? noGate;
  const items = [itemOf.gateOfDay(day, gate), itemOf.gateOfHour(day, localHour(at, timeZone), gate)];
  return [
    ...items.map((item) => ({ item, counter, by: 1 })),
    ...(direction === 'in' ? [{ item: itemOf.day(day), counter: counterOf.method(method), by: 1 }] : []),
  ];
}

/**
 * The decision about a visitor who waited, at the time of the write. How long is counted only of those who waited at a gate:
 * a host has days for what is booked ahead.
 */
function decisionIn({ before, after, writtenAt }: CountedWrite, timeZone: string): readonly Step[] {
  const isDecided = after?.state === 'expected' || after?.state === 'denied';
  if (before?.state !== 'pending_approval' || !isDecided) return [];
  const item = itemOf.day(localDay(writtenAt, timeZone));
  const step = (counter: string, by = 1): Step => ({ item, counter, by });
  const askedAt = before.askedAt ?? (before.origin === 'walk_in' ? before.createdAt : undefined);
  if (askedAt === undefined) return [step('decided')];
  const seconds = Math.max(0, writtenAt - askedAt);
  const bound = waitBounds.find((most) => seconds <= most);
  return [
    step('decided'),
    step('waited'),
    ...(seconds > 0 ? [step('waitedSeconds', seconds)] : []),
    ...(bound === undefined ? [] : [step(counterOf.within(bound))]),
  ];
}
