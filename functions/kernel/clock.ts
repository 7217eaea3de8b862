import type { EpochSeconds } from './brands.ts';

/** A clock. Rules never read the system clock: they get a clock or an instant as an argument. */
export type Clock = () => EpochSeconds;

/** The real clock: whole seconds, rounded down. */
export function systemClock(): EpochSeconds {
  return epochSeconds(Date.now() / 1000);
}

/** Rounds down to whole seconds. */
export function epochSeconds(seconds: number): EpochSeconds {
  return Math.floor(seconds) as EpochSeconds;
}

/** RFC 3339 in UTC, without fractions: `2026-11-23T01:00:00Z`. */
export function toRfc3339(instant: EpochSeconds): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
}

export const hourSeconds = 3600;
export const daySeconds = 86_400;

/** The instant so many seconds after another; before it where they are negative. */
export const later = (instant: EpochSeconds, seconds: number): EpochSeconds =>
  (instant + seconds) as EpochSeconds;
