import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { exportPageQuery, newExport } from './requests.ts';
import { exportPage, exportResponse } from './responses.ts';
import { expected } from '../../front-desk/api/operations.ts';
import { visitPage } from '../../front-desk/api/responses.ts';

/** Names of the messages in the published document. */
export const exportSchemas = { Export: exportResponse, ExportPage: exportPage, NewExport: newExport };

const asked = {
  fromDay: '2027-03-01',
  toDay: '2027-03-01',
  purpose: 'Monthly security report to the owners’ committee',
};
const shown = {
  ...asked,
  exportId: 'b3BhcXVlLWV4cG9ydC1pZA',
  siteId: 'harbour-court',
  createdAt: '2027-03-02T01:00:00Z',
  createdBy: 'admin',
  expiresAt: '2027-03-02T02:00:00Z',
  pagesRead: 0,
  purgeAt: '2028-03-01T01:00:00Z',
};

/** What the routes of exports take and answer. */
export const exportOperations = {
  createExport: {
    tag: 'visits',
    summary: 'Ask for an export of visits',
    description:
      'Of at most 31 days at the site, with the purpose in words. That it was asked for, by whom and what for is kept ' +
      'for a year. The visits are then read page by page at `…/visits` (`Location`), within an hour.',
    body: newExport,
    answers: {
      201: { description: 'The record of the export.', schema: exportResponse, headers: ['Location'] },
    },
    problems: [],
    examples: [{ title: 'A day', body: asked, answer: shown }],
  },
  listExports: {
    tag: 'visits',
    summary: 'List the exports of a site',
    description: 'Newest first: who asked for which days, what for, and how much was read.',
    query: exportPageQuery,
    answers: { 200: { description: 'A page of the list.', schema: exportPage } },
    problems: [],
    examples: [{ title: 'One export', query: { limit: '50' }, answer: { items: [shown] } }],
  },
  readExport: {
    tag: 'visits',
    summary: 'Read a page of an export',
    description:
      'Visits in every state, day by day in the order they begin. Only the member who asked for the export reads it, and ' +
      'for an hour; each page is counted on the record. A visit that is moved to another day meanwhile may come twice or ' +
      'not at all.',
    query: exportPageQuery,
    answers: { 200: { description: 'A page of the visits.', schema: visitPage } },
    problems: ['export_not_found', 'export_expired'],
    examples: [{ title: 'The first page', query: { limit: '100' }, answer: { items: [expected] } }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
