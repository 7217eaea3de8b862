import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import { memberList, memberResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const memberSchemas = {
  Member: memberResponse,
  MemberList: memberList,
  NewMember: requests.newMember,
  MemberChange: requests.memberChange,
};

const reception = {
  memberId: 'b3BhcXVlLW1lbWJlci1pZA',
  kind: 'person',
  role: 'guard',
  siteIds: ['harbour-court'],
  issuer: 'https://issuer.example',
  subject: '6f1c2b1e-2f0a-4d57-8a5e-0d5a3c1b9e42',
  label: 'Reception, day shift',
  version: 1,
};
const { kind, role, siteIds, subject, label } = reception;

/** What the routes of members take and answer. */
export const memberOperations = {
  listMembers: {
    tag: 'people',
    summary: 'List the firm’s members',
    query: requests.memberListQuery,
    answers: { 200: { description: 'A page of the members.', schema: memberList } },
    problems: [],
    examples: [{ title: 'Who acts for the firm', query: { limit: '100' }, answer: { items: [reception] } }],
  },
  addMember: {
    tag: 'people',
    summary: 'Add a member',
    description:
      'Tokens of `issuer` (the deployment’s own when left out) with this `sub` then speak for it. An admin has all sites.',
    body: requests.newMember,
    answers: {
      201: { description: 'The new member.', schema: memberResponse, headers: ['ETag', 'Location'] },
    },
    problems: ['member_taken'],
    examples: [{ title: 'A receptionist', body: { kind, role, siteIds, subject, label }, answer: reception }],
  },
  getMember: {
    tag: 'people',
    summary: 'Read a member',
    answers: { 200: { description: 'The member.', schema: memberResponse, headers: ['ETag'] } },
    problems: ['member_not_found'],
    examples: [{ title: 'A receptionist', answer: reception }],
  },
  changeMember: {
    tag: 'people',
    summary: 'Change a member’s role, sites or label',
    description: 'What is left out stays as it is. In force within a minute.',
    conditional: 'If-Match',
    body: requests.memberChange,
    answers: {
      200: { description: 'The member as it is now.', schema: memberResponse, headers: ['ETag'] },
    },
    problems: ['member_not_found', 'last_admin'],
    examples: [
      {
        title: 'The receptionist becomes a manager',
        body: { role: 'manager' },
        answer: { ...reception, role: 'manager', version: 2 },
      },
    ],
  },
  removeMember: {
    tag: 'people',
    summary: 'Remove a member',
    description: 'Its tokens are refused within a minute.',
    conditional: 'If-Match',
    answers: { 204: { description: 'The member is gone.' } },
    problems: ['member_not_found', 'last_admin'],
    examples: [{ title: 'The receptionist leaves' }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
