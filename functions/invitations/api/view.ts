import type { Shown } from '../../edge/response-fields.ts';
import { textOn } from '../../firms/contrast.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import { defined } from '../../kernel/defined.ts';
import type { EpochSeconds } from '../../kernel/brands.ts';
import type { Firm } from '../../registry/firm.ts';
import { noticeAt } from '../../registry/notice-at.ts';
import { isPinLocked } from '../../visits/pin-limits.ts';
import { calendarIdOf } from '../calendar-id.ts';
import type { FoundInvited } from '../find-invited.ts';
import { endOfInvitation, isOpen } from '../invitation.ts';
import type { Made } from '../invite.ts';
import type { invitationShown, madeInvitation } from './responses.ts';

/** A new invitation as who made it sees it. */
export const madeView = ({
  visit,
  link,
  expiresAt,
  pin,
  isQueued,
}: Extract<Made, { ok: true }>): Shown<typeof madeInvitation> => ({
  visitId: visit.visitId,
  link,
  expiresAt: toRfc3339(expiresAt),
  ...defined({ pin }),
  ...(isQueued ? { sent: 'queued' } : {}),
});

/** An invitation as the visitor sees it. `isOwnPin`: the link shows the PIN of the visit. */
export function invitedView(
  { site, visit, state }: FoundInvited,
  now: EpochSeconds,
  { firm, isOwnPin }: { readonly firm: Pick<Firm, 'name' | 'colour'>; readonly isOwnPin: boolean },
): Shown<typeof invitationShown> {
  const ofEvery = {
    site: { name: site.name, timeZone: site.timeZone },
    expectedFrom: toRfc3339(visit.expectedFrom),
    expectedUntil: toRfc3339(visit.expectedUntil),
    calendarId: calendarIdOf(visit.visitId),
    version: visit.version,
  };
  if (state === 'cancelled') {
    const byVisitor = visit.visitorChanges?.some(({ change }) => change === 'declined') ?? false;
    return { state, ...ofEvery, byVisitor };
  }
  const { visitor, host, companions, allowsReEntry, pinHash } = visit;
  const { version, texts } = noticeAt(site, now);
  return {
    state,
    ...ofEvery,
    firm: { name: firm.name, ...(firm.colour === undefined ? {} : { look: lookOf(firm.colour) }) },
    gates: site.gates.filter(({ direction }) => direction !== 'out').map(({ name }) => name),
    endsAt: toRfc3339(endOfInvitation(site, visit)),
    ...(host ? { host: { unit: host.unit, ...defined({ name: host.name }) } } : {}),
    visitor: defined({ englishName: visitor.englishName, chineseName: visitor.chineseName }),
    ...defined({ companions }),
    ...(allowsReEntry ? { comesAndGoes: true } : {}),
    mayChange: isOpen(visit),
    pin: pinHash === undefined ? 'none' : isPinLocked(visit) ? 'locked' : isOwnPin ? 'own' : 'other',
    notice: { version, texts },
  };
}

const lookOf = (colour: string) => ({ colour, textColour: textOn(colour).textColour });
