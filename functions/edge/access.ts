import type { FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { routes, type Role, type RouteName } from './routes.ts';

/** Who is calling, as the authorizer established it: never taken from the request itself. */
export interface Caller {
  readonly firmId: FirmId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly siteIds: readonly SiteId[] | '*';
}

/** True where the role may call the route. Everybody may call a public route. */
export function mayCall(role: Role, name: RouteName): boolean {
  const { roles } = routes[name];
  return roles === 'public' || roles.includes(role);
}

/** True for devices, whose tokens are for one request each. */
export const isDevice = (role: Role): boolean => role === 'scanner' || role === 'revoked_scanner';

/** The office: it runs a site's register and answers for it. */
export const isOffice = (role: Role): boolean => role === 'admin' || role === 'manager';

/** At the gate a guard sees the visits of today and who is inside, and no more (PDPO, DPP4). */
export const seesTodayOnly = (role: Role): boolean => role === 'guard' || role === 'scanner';

/**
 * The handlers' own check, after the authorizer's. A site that the caller may not see is answered with 404, as one that
 * does not exist.
 */
export function refuseAccess(
  caller: Caller,
  name: RouteName,
  siteId: SiteId | undefined,
): Failure | undefined {
  if (!mayCall(caller.role, name)) return failure('forbidden');
  if (siteId !== undefined && caller.siteIds !== '*' && !caller.siteIds.includes(siteId)) {
    return failure('site_not_found');
  }
  return undefined;
}
