import type { LocalDay } from '../kernel/brands.ts';
import { checkInMethods } from '../visits/visit.ts';

/** How visitors showed who they are, at the way in. */
export const methods = [...checkInMethods, 'personal_code'] as const;

/** Who did not admit a visitor that waited. */
export const refusers = ['host', 'supervisor'] as const;
export type Refuser = (typeof refusers)[number];

/** Upper bounds of the waiting times that are counted apart, in seconds. What is longer is in none of them. */
export const waitBounds = [60, 300, 900, 3600] as const;

/** Names of the counters of a site's day. */
export const counterOf = {
  method: (method: string) => `by_${method}`,
  refused: (by: Refuser) => `refused_${by}`,
  within: (seconds: number) => `waited_${String(seconds)}`,
} as const;

/** Every counter that an item can have. */
export const counterNames: readonly string[] = [
  ...['arrivals', 'departures', 'noShows', 'decided', 'waited', 'waitedSeconds'],
  ...methods.map(counterOf.method),
  ...refusers.map(counterOf.refused),
  ...waitBounds.map(counterOf.within),
];

/** Stands for no gate: an automatic check-out. No gate has this id. */
export const noGate = '-';

/** Sort keys of the items that hold the counters. */
export const itemOf = {
  /** What is counted of a whole day. */
  day: (day: LocalDay) => `D#${day}`,
  gateOfDay: (day: LocalDay, gate: string) => `D#${day}#${gate}`,
  gateOfHour: (day: LocalDay, hour: string, gate: string) => `H#${day}#${hour}#${gate}`,
} as const;
