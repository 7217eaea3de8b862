import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { numbersQuery } from './requests.ts';
import { numbersPage, numbersRow } from './responses.ts';

/** Names of the messages in the published document. */
export const numbersSchemas = {
  Numbers: numbersRow,
  NumbersPage: numbersPage,
};

/** What the route of the numbers takes and answers. */
export const numbersOperations = {
  listNumbers: {
    tag: 'visits',
    summary: 'Count the visits of a site by hour, day or week',
    description:
      'Counters without personal data, kept for 400 days after the day; hours for 31. In the order of time; an hour, day or ' +
      'week without anything is absent. At most 400 days at once. A passage that was undone is not counted. What is shown at ' +
      'a gate and refused there (a code that is not acceptable, a person who is barred) leaves no record and is not counted. ' +
      'A change is counted a moment later.',
    query: numbersQuery,
    answers: { 200: { description: 'A page of rows.', schema: numbersPage } },
    problems: [],
    examples: [
      {
        title: 'One day',
        query: { from: '2027-03-01', to: '2027-03-01', by: 'day' },
        answer: {
          items: [
            {
              from: '2027-03-01',
              to: '2027-03-01',
              arrivals: 212,
              departures: 211,
              gates: [
                { arrivals: 0, departures: 4 },
                { gateId: 'main', arrivals: 212, departures: 207 },
              ],
              methods: [
                { method: 'host_confirms', arrivals: 31 },
                { method: 'personal_code', arrivals: 181 },
              ],
              approvals: {
                decided: 9,
                waited: 7,
                waitedSeconds: 1260,
                within: [
                  { seconds: 60, count: 2 },
                  { seconds: 300, count: 4 },
                  { seconds: 900, count: 1 },
                  { seconds: 3600, count: 0 },
                ],
              },
              refusals: [{ by: 'host', count: 2 }],
              noShows: 6,
            },
          ],
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
