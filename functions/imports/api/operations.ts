import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { importPage } from './requests.ts';
import { importResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const importSchemas = { ImportPage: importPage, ImportedPage: importResponse };

/** What the import takes and answers. */
export const importOperations = {
  importVisits: {
    tag: 'visits',
    summary: 'Pre-register visits by the page',
    description:
      'At most 100 rows. Each row is written whole or not at all, and a bad one stops no other. The ids of the visits ' +
      'follow from the site, `importId` and `rowId`: a page that is sent again makes nothing twice and names the same ' +
      'visits. After a 503 send the page again: it completes.',
    body: importPage,
    answers: { 200: { description: 'What became of each row, in order.', schema: importResponse } },
    problems: [],
    examples: [
      {
        title: 'Two rows, of which one has no name',
        body: {
          importId: '5f3c1f5e-2c1d-4a8e-9f53-0b8c3f0a6e0b',
          rows: [
            {
              rowId: 'line-2',
              visitor: { englishName: 'LEE, Siu Ming', idPrefix: 'B456' },
              host: { unit: '12A' },
              expectedFrom: '2027-03-01T09:00:00+08:00',
              expectedUntil: '2027-03-01T23:30:00+08:00',
            },
            {
              rowId: 'line-3',
              visitor: {},
              host: { unit: '12A' },
              expectedFrom: '2027-03-01T09:00:00+08:00',
              expectedUntil: '2027-03-01T23:30:00+08:00',
            },
          ],
        },
        answer: {
          items: [
            { rowId: 'line-2', result: 'created', visitId: 'b3BhcXVlLXZpc2l0LWlkMQ' },
            {
              rowId: 'line-3',
              result: 'invalid',
              errors: [{ path: 'visitor', message: 'must have an englishName or a chineseName' }],
            },
          ],
        },
      },
    ],
  },
} satisfies Partial<Record<RouteName, Operation>>;
