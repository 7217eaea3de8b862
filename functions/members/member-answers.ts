import type { Answer, ApiRequest } from '../edge/respond.ts';
import { memberIdField } from '../edge/id-fields.ts';
import { refuseStale, versionTag } from '../edge/if-match.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { MemberAction } from './administer-members.ts';
import type { Member } from '../registry/firm.ts';
import { memberView } from './api/view.ts';

/** Answers what `act` makes of the member that the path names. */
export async function onMember(
  { caller, path, headers }: ApiRequest,
  act: (action: MemberAction) => Promise<Answer | Failure>,
): Promise<Answer | Failure> {
  const memberId = memberIdField.safeParse(path['memberId']);
  if (!memberId.success) return failure('member_not_found');
  const { firmId } = caller;
  return act({ firmId, memberId: memberId.data, refuseStale: (version) => refuseStale(headers, version) });
}

/** The answer that shows a member, with its entity tag. */
export const memberAnswer = (status: 200 | 201, member: Member): Answer => ({
  ok: true,
  status,
  headers: {
    etag: versionTag(member.version),
    ...(status === 201 ? { location: `/v1/members/${member.memberId}` } : {}),
  },
  body: memberView(member),
});
