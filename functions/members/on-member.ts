import { memberIdField } from '../edge/id-fields.ts';
import { refuseStale, versionTag } from '../edge/if-match.ts';
import type { Answer, Respond } from '../edge/respond.ts';
import { withId } from '../edge/route-helpers.ts';
import type { Failure } from '../kernel/problems.ts';
import type { Member } from '../registry/firm.ts';
import type { MemberAction } from './administer-members.ts';
import { memberView } from './api/view.ts';

/** Answers a route that acts on the member whom its path names. */
export const onMember = (act: (action: MemberAction) => Promise<Answer | Failure>): Respond =>
  withId('memberId', memberIdField, 'member_not_found', (memberId, { caller, headers }) =>
    act({ firmId: caller.firmId, memberId, refuseStale: (version) => refuseStale(headers, version) }),
  );

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
