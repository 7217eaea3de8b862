import type { EpochSeconds } from '../kernel/brands.ts';
import { daySeconds, epochSeconds } from '../kernel/clock.ts';

/**
 * A key is destroyed this long after its day is over. So the time of a purge may move by hours (a visitor who leaves late)
 * without another key.
 */
const graceDays = 2;

/** The day, counted from 1970 in UTC, whose key seals what is purged at this instant. */
export const sealDayOf = (purgeAt: EpochSeconds): number => Math.floor(purgeAt / daySeconds);

/** When the key of a day is destroyed. */
export const keyEndsAt = (day: number): EpochSeconds => epochSeconds((day + 1 + graceDays) * daySeconds);

/**
 * True where what is sealed under the key of `day` needs another key: the key would be destroyed before the purge, or long
 * after it.
 */
export const needsOtherKey = (day: number, purgeAt: EpochSeconds): boolean =>
  Math.abs(sealDayOf(purgeAt) - day) > graceDays;

/** The day as `YYYY-MM-DD`. */
export const dayText = (day: number): string => new Date(day * daySeconds * 1000).toISOString().slice(0, 10);

/** The keys of the days before this one are to be destroyed now. */
export const firstKeptDay = (now: EpochSeconds): number => sealDayOf(now) - graceDays;
