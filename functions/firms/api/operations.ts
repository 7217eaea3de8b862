import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { routesOf } from '../session.ts';
import { sessionResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const firmSchemas = {
  Session: sessionResponse,
};

/** What the routes of a session and of the firm take and answer. */
export const firmOperations = {
  getSession: {
    tag: 'people',
    summary: 'Read who is signed in',
    description:
      'The member whose token this is, the firm, and `may`: the operations that the member’s role may call. ' +
      'A page shows what its member may do from this list alone. An operation at a site needs that site in `siteIds`, too.',
    answers: { 200: { description: 'The member, the firm and the rights.', schema: sessionResponse } },
    problems: [],
    examples: [
      {
        title: 'An admin of all sites',
        answer: {
          memberId: 'admin',
          kind: 'program',
          role: 'admin',
          siteIds: '*',
          firm: { firmId: 'demo', name: 'Demo Property Management', hasLogo: false },
          may: routesOf('admin'),
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
