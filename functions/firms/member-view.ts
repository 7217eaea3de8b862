import type { Member } from './firm.ts';

/** A member as the API shows it to the firm's admins. */
export function memberView({ memberId, kind, role, siteIds, issuer, subject, label, version }: Member) {
  return {
    memberId,
    kind,
    role,
    siteIds,
    issuer,
    subject,
    ...(label === undefined ? {} : { label }),
    version,
  };
}
