import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { myDataRequest } from './requests.ts';
import { ownDataAnswer, ownDataRejected, ownDataShown, ownSeries, ownVisit } from './responses.ts';

/** Names of the messages in the published document. */
export const myDataSchemas = {
  OwnDataRequest: myDataRequest,
  OwnData: ownDataShown,
  OwnDataRejected: ownDataRejected,
  OwnDataAnswer: ownDataAnswer,
  OwnVisit: ownVisit,
  OwnRecurringVisits: ownSeries,
};

/** What the route of one's own data takes and answers. */
export const myDataOperations = {
  showMyData: {
    tag: 'privacy',
    summary: 'See what a firm holds about oneself, by one’s own Personal Code',
    description:
      'Public: a fresh code is the proof. It is verified as at a gate, and it opens one look at each firm. The answer has the ' +
      'records of all sites of the firm with the same name and the same identity-card prefix; nothing of other people. The page ' +
      '`/my-data/` uses it.',
    body: myDataRequest,
    answers: {
      200: { description: 'What is held, or why the code is not acceptable.', schema: ownDataAnswer },
    },
    problems: ['cannot_verify_now', 'not_gathered_in_time'],
    examples: [
      {
        title: 'Another kind of QR code',
        body: { code: 'https://example.com/' },
        answer: { outcome: 'rejected', reason: 'not_a_personal_code', ref: 'D02' },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
