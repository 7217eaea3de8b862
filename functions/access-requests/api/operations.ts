import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { newRequest, requestListQuery, stateChange } from './requests.ts';
import { requestPage, requestResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const accessRequestSchemas = {
  AccessRequest: requestResponse,
  AccessRequestPage: requestPage,
  NewAccessRequest: newRequest,
  AccessRequestState: stateChange,
};

const asked = {
  kind: 'access',
  siteIds: ['harbour-court'],
  identity: { method: 'card_sighted', note: 'At the office' },
  fileReference: 'DAR 2027/4',
} as const;
const received = {
  ...asked,
  requestId: '6b8d2a10b3BhcXVlLWlkLQ',
  receivedAt: '2027-03-01T01:00:00Z',
  dueAt: '2027-04-10T01:00:00Z',
  dueInDays: 40,
  overdue: false,
  state: 'received',
  steps: [],
  createdAt: '2027-03-01T01:00:00Z',
  createdBy: 'manager',
  version: 1,
  purgeAt: '2031-04-12T01:00:00Z',
};

/** What the routes of requests take and answer. */
export const accessRequestOperations = {
  createAccessRequest: {
    tag: 'privacy',
    summary: 'Record that somebody asks to see, or to correct, their data',
    description:
      'For people who ask the office without a Personal Code. The answer is due 40 days after the receipt. Nothing that names ' +
      'the person is kept: `fileReference` leads to the office’s own file. What looks like the number of an identity card is ' +
      'refused. A request about the whole firm is recorded by a member of all its sites.',
    body: newRequest,
    answers: { 201: { description: 'The request.', schema: requestResponse, headers: ['ETag', 'Location'] } },
    problems: ['site_not_found'],
    examples: [{ title: 'At the counter of a site', body: asked, answer: received }],
  },
  listAccessRequests: {
    tag: 'privacy',
    summary: 'List the requests to see or to correct data',
    description: 'The one that is due first comes first; `state=open` shows those that wait for an answer.',
    query: requestListQuery,
    answers: { 200: { description: 'A page of the register.', schema: requestPage } },
    problems: [],
    examples: [
      {
        title: 'What waits for an answer',
        query: { state: 'open', limit: '50' },
        answer: { items: [received] },
      },
    ],
  },
  getAccessRequest: {
    tag: 'privacy',
    summary: 'Read one request',
    answers: { 200: { description: 'The request.', schema: requestResponse, headers: ['ETag'] } },
    problems: ['access_request_not_found'],
    examples: [{ title: 'As it was recorded', answer: received }],
  },
  changeAccessRequest: {
    tag: 'privacy',
    summary: 'Say that a request is worked on, answered or refused',
    description:
      'A refusal needs a ground of section 20 (access) or 24 (correction) of the PDPO. What is answered or refused stays so.',
    body: stateChange,
    conditional: 'If-Match',
    answers: {
      200: { description: 'The request as it is now.', schema: requestResponse, headers: ['ETag'] },
    },
    problems: ['access_request_not_found', 'access_request_conflict'],
    examples: [
      {
        title: 'Worked on',
        body: { state: 'in_progress' },
        answer: {
          ...received,
          state: 'in_progress',
          steps: [{ state: 'in_progress', at: '2027-03-01T02:00:00Z', by: 'manager' }],
          version: 2,
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
