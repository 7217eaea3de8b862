import { isOffice } from '../edge/access.ts';
import { findVisit, settled, type Outcome, type VisitAction } from '../front-desk/load-visit.ts';
import type { EpochSeconds } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import { isPinLocked } from '../visits/pin-limits.ts';
import type { Change } from '../visits/transition-update.ts';
import type { Visit } from '../visits/visit.ts';
import { endOfInvitation, isOpen } from './invitation.ts';
import type { NewInvitation } from './api/requests.ts';
import type { InvitationDeps } from './invitation-deps.ts';
import { secretHash } from './invitation-token.ts';

/** A new invitation: its link is shown this once. */
export type Made =
  | {
      readonly ok: true;
      readonly visit: Visit;
      readonly site: Site;
      readonly token: string;
      readonly link: string;
      readonly expiresAt: EpochSeconds;
      readonly pin?: string;
      /** It is sent by e-mail too. */
      readonly isQueued?: true;
    }
  | Failure;

/** Another change of the visit in the same moment is followed by another try. */
const mostTries = 3;

/**
 * Makes the invitation of a visit that has not begun, and queues the e-mail that brings it. An earlier link stops working,
 * with the PIN that it may have shown.
 */
export async function invite(
  deps: InvitationDeps,
  action: VisitAction,
  { withPin = false, sendTo, language = 'en' }: NewInvitation,
): Promise<Made> {
  const { webAddress, queueMail } = deps;
  if (webAddress === undefined) return failure('web_address_not_set');
  if (sendTo && !queueMail) return failure('mail_not_configured');
  const made: { of?: { site: Site; token: string; pin?: string } } = {};
  const outcome = await changing(deps, action, async (site, visit) => {
    if (!isOpen(visit)) return failure('state_conflict', `The visit is ${visit.state}.`);
    if (deps.clock() > endOfInvitation(site, visit))
      return failure('state_conflict', 'The time of the visit is over.');
    // As with a PIN that is made by itself: after wrong tries it is for the office to make another.
    if (withPin && isPinLocked(visit) && !isOffice(action.caller.role)) return failure('pin_locked');
    const { firmId, siteId, visitId } = visit;
    const invited = { firmId, siteId, visitId, secret: deps.newSecret() };
    const hash = secretHash(invited.secret);
    const token = (await deps.seal()).seal(invited);
    if (!withPin) {
      made.of = { site, token };
      const pin = visit.invitationHash === undefined ? 'leave' : 'remove';
      return deps.invitations.set(site, visitId, { hash, pin }, visit.version);
    }
    const pin = (await deps.pinOf(firmId))(invited);
    made.of = { site, token, pin };
    const pinHash = (await deps.personKeys(firmId)).pinHash(visitId, pin);
    return deps.invitations.set(site, visitId, { hash, pin: 'set', pinHash }, visit.version);
  });
  if (!outcome.ok) return outcome;
  if (!made.of) throw new Error('an invitation was written and not made');
  const { visit } = outcome;
  const { site, token, pin } = made.of;
  if (sendTo) await queueMail?.({ to: sendTo.email, language, token });
  return {
    ok: true,
    visit,
    site,
    token,
    link: linkTo(webAddress, token),
    expiresAt: endOfInvitation(site, visit),
    ...(pin === undefined ? {} : { pin }),
    ...(sendTo ? { isQueued: true } : {}),
  };
}

/** The token stands in the fragment: a browser sends it to no server. */
export const linkTo = (webAddress: string, token: string): string => `${webAddress}/invitation/#${token}`;

/** Ends the invitation of a visit, with the PIN that it may have shown. Without an invitation nothing changes. */
export const revokeInvitation = (deps: InvitationDeps, action: VisitAction): Promise<Outcome> =>
  changing(deps, action, (site, visit) =>
    visit.invitationHash === undefined
      ? Promise.resolve({ ok: true, visit })
      : deps.invitations.remove(site, visit.visitId, visit.version),
  );

/** Changes a visit in the version that was read, and again where another change was first. */
async function changing(
  deps: InvitationDeps,
  action: VisitAction,
  change: (site: Site, visit: Visit) => Promise<Change | Failure>,
): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const found = await findVisit(deps, action);
    if (!found.ok) return found;
    const changed = await change(found.site, found.visit);
    if ('code' in changed) return changed;
    const wasFirst = changed.ok || changed.visit?.version === found.visit.version;
    if (wasFirst || found.asked.ifVersion !== undefined || tries === mostTries)
      return settled(changed, found.asked);
  }
}
