import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { entityTag } from '../front-desk/api/view.ts';
import { toVisit, withVisit } from '../front-desk/on-visit.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { declining, invitationToken, nameCorrection, newInvitation } from './api/requests.ts';
import { invitedView, madeView } from './api/view.ts';
import { correctName } from './correct-name.ts';
import { decline } from './decline.ts';
import { findInvited, type FoundInvited } from './find-invited.ts';
import { invite, revokeInvitation } from './invite.ts';
import { hasOwnPin, showPin } from './show-pin.ts';
import { wireInvitations } from './wire.ts';

const { deps, audit } = wireInvitations();

/** Shows a visitor their invitation, after what they did. */
async function shown(done: 'viewed' | 'corrected' | 'declined', found: FoundInvited | Failure) {
  count('Invitations', found.ok ? done : 'refused');
  if (!found.ok) return found;
  const [firm, isOwnPin] = await Promise.all([deps.getFirm(found.visit.firmId), hasOwnPin(deps, found)]);
  // A firm that is being deleted has no visitors.
  if (!firm) return failure('invitation_not_found');
  return shows(invitedView(found, deps.clock(), { firm, isOwnPin }));
}

/** Invitations: made by the firm, used by the visitor. The link is the proof, so what the visitor uses is public. */
export const handler = apiHandler(
  audit.watch({
    invite: toVisit(newInvitation, async (action, wanted) => {
      const made = await invite(deps, action, wanted);
      if (!made.ok) return made;
      count('Invitations', 'made');
      return { ...shows(madeView(made), 201), headers: { etag: entityTag(made.visit) } };
    }),
    revokeInvitation: withVisit(async (action) => {
      const revoked = await revokeInvitation(deps, action);
      return revoked.ok ? { ok: true, status: 204 } : revoked;
    }),
    viewInvitation: withBody(invitationToken, async ({ token }) =>
      shown('viewed', await findInvited(deps, token)),
    ),
    correctInvitedName: withBody(nameCorrection, async (correction, { caller }) =>
      shown('corrected', await correctName(deps, caller, correction)),
    ),
    declineInvitation: withBody(declining, async (declined, { caller }) =>
      shown('declined', await decline(deps, caller, declined)),
    ),
    showInvitationPin: withBody(invitationToken, async ({ token }) => {
      const found = await showPin(deps, token);
      count('Invitations', found.ok ? 'pin_shown' : 'refused');
      return found.ok ? shows({ pin: found.pin, version: found.visit.version }) : found;
    }),
  }),
);
