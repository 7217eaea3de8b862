import { correctName } from '../../../functions/invitations/correct-name.ts';
import { decline } from '../../../functions/invitations/decline.ts';
import { findInvited, type FoundInvited } from '../../../functions/invitations/find-invited.ts';
import { invite, revokeInvitation } from '../../../functions/invitations/invite.ts';
import type { InvitationDeps } from '../../../functions/invitations/invitation-deps.ts';
import { showPin } from '../../../functions/invitations/show-pin.ts';
import { checkInByHand, getVisit } from '../../../functions/front-desk/by-hand.ts';
import type { Caller } from '../../../functions/edge/access.ts';
import type { MemberRole } from '../../../functions/edge/routes.ts';
import type { PreRegistration } from '../../../functions/front-desk/api/requests.ts';
import type { Site } from '../../../functions/registry/firm.ts';
import type { TestDatabase } from '../../support/database.ts';
import { inviting } from '../../support/inviting.ts';
import { callerWith } from '../../support/site.ts';
import { mainGate } from '../../support/visit.ts';
import { register } from '../visits/register.ts';

export const chan = { englishName: 'CHAN Tai Man' };
/** As the API sees somebody without a token. */
export const nobody = callerWith(
  '' as MemberRole,
  { firmId: '', memberId: '', siteIds: [] } as object,
) satisfies Caller;

/** `ok`, or the code of the problem. */
export const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code);

/** A visit at a site of its own, and what is done with its invitation. */
export async function invited(
  database: TestDatabase,
  { visit = {}, site = {} }: { visit?: Partial<PreRegistration>; site?: Partial<Site> } = {},
) {
  const made = register(database, site);
  const { visitId } = await made.expectVisitor(chan, visit);
  const deps: InvitationDeps = { ...made.deps, ...inviting(database, made.deps.clock) };
  const action = { caller: callerWith('manager'), siteId: made.site.siteId, visitId };
  const make = (withPin = false, role: MemberRole = 'manager', ifMatch?: string) =>
    invite(deps, { ...action, caller: callerWith(role), ifMatch }, { withPin });
  const link = async (withPin = false) => {
    const answer = await make(withPin);
    if (!answer.ok) throw new Error(answer.code);
    return answer;
  };
  const see = (token: string) => findInvited(deps, token);
  const seen = async (token: string): Promise<FoundInvited> => {
    const answer = await see(token);
    if (!answer.ok) throw new Error(answer.code);
    return answer;
  };
  return {
    ...made,
    deps,
    action,
    make,
    link,
    see,
    seen,
    revoke: (ifMatch?: string) => revokeInvitation(deps, { ...action, ifMatch }),
    rename: (token: string, englishName: string | null, version: number, chineseName?: string | null) =>
      correctName(deps, nobody, {
        token,
        visitor: { englishName, ...(chineseName === undefined ? {} : { chineseName }) },
        version,
      }),
    refuse: (token: string, version: number) => decline(deps, nobody, { token, version }),
    pin: (token: string) => showPin(deps, token),
    enter: (pin: string) =>
      checkInByHand(
        deps,
        { ...action, caller: callerWith('guard') },
        { method: 'invitation_pin', gateId: mainGate, pin },
      ),
    kept: async () => {
      const found = await getVisit(deps, action);
      if (!found.ok) throw new Error(found.code);
      return found.visit;
    },
  };
}
