import { defined } from '../../kernel/defined.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { Member } from '../../registry/firm.ts';
import type { memberResponse } from './responses.ts';

/** A member as the API shows it to the firm's admins. */
export function memberView(member: Member): Shown<typeof memberResponse> {
  const { memberId, kind, role, siteIds, issuer, subject, label, version } = member;
  return {
    memberId,
    kind,
    role,
    siteIds,
    issuer,
    subject,
    ...defined({ label }),
    version,
  };
}
