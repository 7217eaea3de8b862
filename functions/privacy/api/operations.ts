import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { deletionQuery } from './requests.ts';
import { deletionPage, deletionResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const deletionSchemas = {
  DeletionCertificate: deletionResponse,
  DeletionCertificatePage: deletionPage,
};

const shown = {
  siteId: 'harbour-court',
  day: '2027-03-01',
  visitsDeleted: 148,
  keyId: 'b3BhcXVlLWtleS1pZA',
  keyMadeAt: '2027-01-29T23:12:40Z',
  destructionBegunAt: '2027-03-04T00:21:07Z',
  keyDestroyedAt: '2027-03-04T00:21:07Z',
  certificate: {
    number: 61,
    previousHash: '5f0c7d6a1c1de38ef6a3ab9cf9dc4d0f6a2e9b7f2d8f0d4a0b7d5c3e9a1f4b26',
    hash: '64978c53a7d89bbf9c309c8e7a4e220a76c2c868fd011a8e9d95a276513d3d2d',
  },
  purgeAt: '2028-04-07T00:21:07Z',
};

/** What the route of deletion certificates takes and answers. */
export const deletionOperations = {
  listDeletionCertificates: {
    tag: 'privacy',
    summary: 'List the deletion certificates of a site',
    description:
      'The latest day first: how many visits were deleted, and when the key was destroyed that had sealed their personal ' +
      'fields. Each certificate holds the hash of the one before it, so that one that is changed or removed is noticed. Kept ' +
      'for 400 days.',
    query: deletionQuery,
    answers: { 200: { description: 'A page of the list.', schema: deletionPage } },
    problems: [],
    examples: [
      { title: 'The days of a month', query: { month: '2027-03', limit: '50' }, answer: { items: [shown] } },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
