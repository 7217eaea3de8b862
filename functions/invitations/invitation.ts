import type { EpochSeconds } from '../kernel/brands.ts';
import { later } from '../kernel/clock.ts';
import { localDay } from '../kernel/local-day.ts';
import { addDays, instantAt } from '../kernel/local-time.ts';
import type { Site } from '../registry/firm.ts';
import { lateSeconds, type VisitWindow } from '../visits/visit-window.ts';
import { amendments, type VisitState } from '../visits/visit-states.ts';
import type { Visit } from '../visits/visit.ts';

/** What a visitor is told of the state of their visit. That somebody has to approve it is not for them. */
export type InvitedState = 'expected' | 'inside' | 'cancelled';

/** How often a visitor may correct their name. */
export const mostNameChanges = 5;

type Zone = Pick<Site, 'timeZone' | 'lateMinutes'>;

/**
 * When an invitation ends: when the visit can no longer begin (`openAt` in visit-window.ts). Without `lateMinutes` that is
 * an hour after the window, or the end of its last day at the site.
 */
export function endOfInvitation(
  { timeZone, lateMinutes }: Zone,
  { expectedUntil }: Pick<VisitWindow, 'expectedUntil'>,
): EpochSeconds {
  const late = later(expectedUntil, lateSeconds({ lateMinutes }));
  if (lateMinutes !== undefined) return late;
  const nextDay = instantAt(addDays(localDay(expectedUntil, timeZone), 1), '00:00', timeZone);
  return Math.max(late, nextDay) as EpochSeconds;
}

/** What the invitation of a visit shows now; `undefined` where it has ended. */
export function invitedState(
  site: Zone,
  visit: Pick<Visit, 'state' | 'expectedUntil' | 'allowsReEntry'>,
  now: EpochSeconds,
): InvitedState | undefined {
  if (now > endOfInvitation(site, visit)) return undefined;
  switch (visit.state) {
    case 'expected':
    case 'pending_approval':
      return 'expected';
    case 'checked_in':
      return 'inside';
    case 'checked_out':
      return visit.allowsReEntry ? 'expected' : undefined;
    case 'cancelled':
      return 'cancelled';
    case 'denied':
    case 'no_show':
      return undefined;
  }
}

const open: readonly VisitState[] = amendments.invite.in;

/** True where the visit has not begun: it can be invited to, its visitor can correct their name and decline. */
export const isOpen = ({ state }: Pick<Visit, 'state'>): boolean => open.includes(state);
