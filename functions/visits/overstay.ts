import { later } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { lateSeconds } from './visit-window.ts';
import type { Visit } from './visit.ts';

/** When a visitor who is still inside has stayed too long: their window, with the site's tolerance, is over. */
export const timeIsUp = (
  site: Pick<Site, 'lateMinutes'>,
  { expectedUntil }: Pick<Visit, 'expectedUntil'>,
): EpochSeconds => later(expectedUntil, lateSeconds(site));

/**
 * Whether the visitor is inside although their time is over. True from that second on, whether or not it has been recorded.
 */
export const isOverstayed = (site: Pick<Site, 'lateMinutes'>, visit: Visit, now: EpochSeconds): boolean =>
  visit.state === 'checked_in' && now > timeIsUp(site, visit);

/** The visit, marked where it has overstayed. */
export const withOverstay =
  (site: Pick<Site, 'lateMinutes'>, now: EpochSeconds) =>
  (visit: Visit): Visit =>
    isOverstayed(site, visit, now) ? { ...visit, overstayedAt: timeIsUp(site, visit) } : visit;
