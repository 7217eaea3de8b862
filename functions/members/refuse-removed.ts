import { refuseAccess, type Caller } from '../edge/access.ts';
import type { RouteName } from '../edge/routes.ts';
import type { SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { MemberAdministrationDeps } from './administer-members.ts';

/**
 * Reads the member again from the Registry for the routes that grant rights. The gateway caches a token's rights for a
 * minute, and a removed member must not use that minute to come back as a member or a scanner.
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
