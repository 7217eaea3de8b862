import { randomBytes } from 'node:crypto';
import { apiHandler } from '../edge/api-handler.ts';
import type { Respond } from '../edge/respond.ts';
import { readEnvironment } from '../edge/environment.ts';
import { pageAnswer, readPage } from '../edge/list-page.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { databaseClient } from '../edge/store-clients.ts';
import type { MemberId } from '../kernel/brands.ts';
import { failure } from '../kernel/problems.ts';
import { addMember, changeMember, removeMember } from './administer-members.ts';
import { memberAnswer, onMember } from './member-answers.ts';
import { memberAdministrationTable } from './member-administration-table.ts';
import * as requests from './api/requests.ts';
import { memberView } from './api/view.ts';
import { refuseRemoved } from './refuse-removed.ts';
import { registryTable } from '../registry/registry-table.ts';
import { parseTokenIssuers } from '../registry/token-issuers.ts';

const environment = readEnvironment('REGISTRY_TABLE', 'TOKEN_ISSUERS');
const database = databaseClient();
const { getSite } = registryTable(database, environment.REGISTRY_TABLE, { consistent: true });
const table = memberAdministrationTable(database, environment.REGISTRY_TABLE);
const deps = {
  ...table,
  issuers: parseTokenIssuers(environment.TOKEN_ISSUERS).map(({ issuer }) => issuer),
  siteExists: async (...site: Parameters<typeof getSite>) => (await getSite(...site)) !== undefined,
  newMemberId: () => randomBytes(16).toString('base64url') as MemberId,
};

const byAdminStill =
  (name: 'addMember' | 'changeMember' | 'removeMember', respond: Respond): Respond =>
  async (request) =>
    (await refuseRemoved(table, request.caller, name)) ?? respond(request);

/** Who acts for the firm: for its admins alone. */
export const handler = apiHandler({
  listMembers: async ({ caller, query }) => {
    const request = parseFields(requests.memberListQuery, query);
    if (!request.ok) return request;
    const { limit, cursor } = request.value;
    const list = await readPage(`${caller.firmId}/members`, cursor, async ({ after }) => {
      const at = { limit, after: after as MemberId | undefined };
      const { members, more } = await table.listMembers(caller.firmId, at);
      return { members, next: more ? members.at(-1)?.memberId : undefined };
    });
    return list.ok ? pageAnswer(list.page.members.map(memberView), list) : list;
  },
  getMember: (request) =>
    onMember(request, async ({ firmId, memberId }) => {
      const member = await table.getMember(firmId, memberId);
      return member ? memberAnswer(200, member) : failure('member_not_found');
    }),
  addMember: byAdminStill('addMember', async ({ caller, body }) => {
    const request = parseBody(requests.newMember, body);
    if (!request.ok) return request;
    const done = await addMember(deps, caller.firmId, request.value);
    return done.ok ? memberAnswer(201, done.member) : done;
  }),
  changeMember: byAdminStill('changeMember', async (request) => {
    const change = parseBody(requests.memberChange, request.body);
    if (!change.ok) return change;
    return onMember(request, async (action) => {
      const done = await changeMember(deps, action, change.value);
      return done.ok ? memberAnswer(200, done.member) : done;
    });
  }),
  removeMember: byAdminStill('removeMember', (request) =>
    onMember(request, async (action) => {
      const done = await removeMember(deps, action);
      return done.ok ? { ok: true, status: 204 } : done;
    }),
  ),
});
