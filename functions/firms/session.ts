import { mayCall } from '../edge/access.ts';
import { routes, type Role, type RouteName } from '../edge/routes.ts';
import type { FirmId, MemberId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Firm, Member } from '../registry/firm.ts';

/** The reads of a session. */
export interface SessionDeps {
  readonly getMember: (firmId: FirmId, memberId: MemberId) => Promise<Member | undefined>;
  readonly getFirm: (firmId: FirmId) => Promise<Firm | undefined>;
}

/** Who is signed in, for which firm. */
export interface Session {
  readonly member: Member;
  readonly firm: Firm;
}

/**
 * Reads who the caller is from the Registry, as it is now. A member who was removed is `unauthenticated`: the gateway may
 * still know the token's rights for a minute.
 */
export async function readSession(
  { getMember, getFirm }: SessionDeps,
  { firmId, memberId }: Pick<Member, 'firmId' | 'memberId'>,
): Promise<{ readonly ok: true; readonly session: Session } | Failure> {
  const [member, firm] = await Promise.all([getMember(firmId, memberId), getFirm(firmId)]);
  return member && firm ? { ok: true, session: { member, firm } } : failure('unauthenticated');
}

/** The names of the routes that a role may call, public ones too, in the order of the table of routes. */
export const routesOf = (role: Role): readonly RouteName[] =>
  (Object.keys(routes) as RouteName[]).filter((name) => mayCall(role, name));
