import { apiHandler } from '../edge/api-handler.ts';
import { pageAnswer } from '../edge/list-page.ts';
import type { Respond } from '../edge/respond.ts';
import { withBody, withQuery } from '../edge/route-helpers.ts';
import { addMember, changeMember, getMember, listMembers, removeMember } from './administer-members.ts';
import * as requests from './api/requests.ts';
import { memberView } from './api/view.ts';
import { memberAnswer, onMember } from './on-member.ts';
import { refuseRemoved } from './refuse-removed.ts';
import { wireMembers } from './wire.ts';

const { deps, audit } = wireMembers();

/** An authorization is cached for a minute: a change is refused where the caller is no longer an admin. */
const ifStillAdmin =
  (name: 'addMember' | 'changeMember' | 'removeMember', respond: Respond): Respond =>
  async (request) =>
    (await refuseRemoved(deps, request.caller, name)) ?? respond(request);

/** The members of a firm, for its admins only. */
export const handler = apiHandler(
  audit.watch({
    listMembers: withQuery(requests.memberListQuery, async (query, { caller }) => {
      const list = await listMembers(deps, caller, query);
      return list.ok ? pageAnswer(list.page.members.map(memberView), list) : list;
    }),
    getMember: onMember(async (action) => {
      const found = await getMember(deps, action);
      return found.ok ? memberAnswer(200, found.member) : found;
    }),
    addMember: ifStillAdmin(
      'addMember',
      withBody(requests.newMember, async (wanted, { caller }) => {
        const done = await addMember(deps, caller.firmId, wanted);
        return done.ok ? memberAnswer(201, done.member) : done;
      }),
    ),
    changeMember: ifStillAdmin(
      'changeMember',
      withBody(requests.memberChange, (change, request) =>
        onMember(async (action) => {
          const done = await changeMember(deps, action, change);
          return done.ok ? memberAnswer(200, done.member) : done;
        })(request),
      ),
    ),
    removeMember: ifStillAdmin(
      'removeMember',
      onMember(async (action) => {
        const done = await removeMember(deps, action);
        return done.ok ? { ok: true, status: 204 } : done;
      }),
    ),
  }),
);
