import { refuseAccess, type Caller } from '../edge/access.ts';
import type { RouteName } from '../edge/routes.ts';
import type { SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { MemberAdministrationDeps } from './administer-members.ts';

/**
 * Holds a member against the Registry as it is now, for the few things that give rights on. The gateway remembers a
 * token's rights for a minute: whoever was removed in it must not come back as a member or as a scanner.
 */
export async function refuseRemoved(
  { getMember }: Pick<MemberAdministrationDeps, 'getMember'>,
  { firmId, memberId }: Pick<Caller, 'firmId' | 'memberId'>,
  name: RouteName,
  siteId?: SiteId,
): Promise<Failure | undefined> {
  const member = await getMember(firmId, memberId);
  return member ? refuseAccess(member, name, siteId) : failure('forbidden');
}
