import { timingSafeEqual } from 'node:crypto';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Site } from '../registry/firm.ts';
import type { Visit } from '../visits/visit.ts';
import { invitedState, type InvitedState } from './invitation.ts';
import type { InvitationDeps } from './invitation-deps.ts';
import { secretHash, type Invited } from './invitation-token.ts';

/** The visit of an invitation, as its link may show it. */
export interface FoundInvited {
  readonly ok: true;
  readonly site: Site;
  readonly visit: Visit;
  readonly state: InvitedState;
  readonly invited: Invited;
}

/**
 * Finds the visit that a token leads to, by one read under its key. A token that is wrong, was replaced or revoked, or whose
 * visit is over gets the same answer. Only whoever has the right link of a cancelled visit is told that it is cancelled.
 */
export async function findInvited(
  deps: Pick<InvitationDeps, 'seal' | 'getSite' | 'visits' | 'clock'>,
  token: string,
): Promise<FoundInvited | Failure> {
  const invited = (await deps.seal()).open(token);
  if (!invited) return failure('invitation_not_found');
  const { firmId, siteId, visitId, secret } = invited;
  const [site, visit] = await Promise.all([
    deps.getSite(firmId, siteId),
    deps.visits.get({ firmId, siteId }, visitId),
  ]);
  const state = site && visit && invitedState(site, visit, deps.clock());
  if (!state || !isSame(visit.invitationHash, secretHash(secret))) return failure('invitation_not_found');
  return { ok: true, site, visit, state, invited };
}

const isSame = (kept: string | undefined, hash: string): boolean =>
  kept?.length === hash.length && timingSafeEqual(Buffer.from(kept), Buffer.from(hash));
