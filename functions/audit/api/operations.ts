import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { auditQuery } from './requests.ts';
import { auditPage, auditReadPage, auditReadResponse, auditResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const auditSchemas = {
  AuditEntry: auditResponse,
  AuditPage: auditPage,
  AuditRead: auditReadResponse,
  AuditReadPage: auditReadPage,
};

const who = {
  day: '2027-03-01',
  at: '2027-03-01T01:12:40Z',
  memberId: 'b3BhcXVlLW1lbWJlci1pZA',
  role: 'manager',
  siteId: 'harbour-court',
  subjects: ['visit:b3BhcXVlLXZpc2l0LWlkMQ'],
  requestId: '5c1e9a52-8a8e-4e06-9b6f-5a1c3f1f0d11',
};

/** What the routes of the audit trail take and answer. */
export const auditOperations = {
  listAudit: {
    tag: 'privacy',
    summary: 'List the changes of a day: who did what',
    description:
      'The first one first, of all sites that the member may see. Each entry holds the hash of the one before it, so that one ' +
      'that is changed or removed is noticed: `npm run audit -- verify` checks it. Kept for 400 days.',
    query: auditQuery,
    answers: { 200: { description: 'A page of the list.', schema: auditPage } },
    problems: [],
    examples: [
      {
        title: 'What was done to a visit',
        query: { day: '2027-03-01', visitId: 'b3BhcXVlLXZpc2l0LWlkMQ', limit: '50' },
        answer: {
          items: [
            {
              firmId: 'demo',
              ...who,
              seq: 61,
              operation: 'cancelVisit',
              previousHash: '5f0c7d6a1c1de38ef6a3ab9cf9dc4d0f6a2e9b7f2d8f0d4a0b7d5c3e9a1f4b26',
              hash: '64978c53a7d89bbf9c309c8e7a4e220a76c2c868fd011a8e9d95a276513d3d2d',
            },
          ],
        },
      },
    ],
  },
  listAuditReads: {
    tag: 'privacy',
    summary: 'List who saw which visitors’ records on a day',
    description:
      'By hour and member. A record that a member sees again within the hour is listed once, or a few times where several ' +
      'instances of the service answered. When the hour is over, an entry of the chain holds the digest of its reads.',
    query: auditQuery,
    answers: { 200: { description: 'A page of the list.', schema: auditReadPage } },
    problems: [],
    examples: [
      {
        title: 'What a member saw',
        query: { day: '2027-03-01', memberId: 'b3BhcXVlLW1lbWJlci1pZA' },
        answer: { items: [{ ...who, hour: '01', operation: 'getVisit' }] },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
