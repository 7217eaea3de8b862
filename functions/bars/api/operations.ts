import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import { barPage, barResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const barSchemas = {
  BarredPerson: barResponse,
  BarredPersonPage: barPage,
  BarAtSite: requests.barAtSite,
  BarAtFirm: requests.barAtFirm,
  BarReview: requests.barReview,
};

const visitor = { englishName: 'CHAN, Tai Man', idPrefix: 'A123' };
const anyBar = {
  barredId: 'b3BhcXVlLWJhcnJlZC1pZA',
  matches: 'person',
  worksOffline: true,
  createdAt: '2026-11-23T01:00:00Z',
  reviewBy: '2027-05-22T01:00:00Z',
  reviewDue: false,
};
const bar = { ...anyBar, scope: 'site', siteId: 'harbour-court', createdBy: 'manager' };
const firmBar = { ...anyBar, scope: 'firm', createdBy: 'admin' };
const reviewed = { reviewedAt: '2026-11-23T02:00:00Z', reviewBy: '2027-02-21T02:00:00Z' };

const answers = {
  201: { description: 'The bar, in force.', schema: barResponse },
  200: { description: 'The bar that stood already.', schema: barResponse },
} as const;
const reviewAnswers = { 200: { description: 'The bar as it is now.', schema: barResponse } } as const;
const how =
  'By keys of name and identity-card prefix, typed or taken from a visit; neither is stored. Without a prefix ' +
  'everybody of that name is meant, and `allOfThatName` has to say so. A name is kept only with a reason in words. ' +
  'At the gate the guard is told `denied` and nothing more. The bar ends by itself at `reviewBy` unless it is reviewed.';

/** What reviews have in common, and what lifting a bar takes: of a site and of the whole firm. */
const review = {
  tag: 'people',
  body: requests.barReview,
  answers: reviewAnswers,
  problems: ['barred_person_not_found'],
} as const;
const lifting = {
  tag: 'people',
  answers: { 204: { description: 'The person is barred no more.' } },
  problems: ['barred_person_not_found'],
  examples: [{ title: 'Made up again' }],
} as const;

/** What the routes of barred people take and answer. */
export const barOperations = {
  listBarredPeople: {
    tag: 'people',
    summary: 'List the people barred at a site',
    description: 'Those of this site alone; `due` shows whose review is due.',
    query: requests.barListQuery,
    answers: { 200: { description: 'A page of bars.', schema: barPage } },
    problems: [],
    examples: [{ title: 'Whose review is due', query: { due: 'true' }, answer: { items: [] } }],
  },
  barPerson: {
    tag: 'people',
    summary: 'Bar a person at a site',
    description: how,
    body: requests.barAtSite,
    answers,
    problems: ['visit_not_found'],
    examples: [{ title: 'By name and prefix', body: { visitor }, answer: bar }],
  },
  reviewBarredPerson: {
    ...review,
    summary: 'Review a bar of a site',
    description: 'It holds for so many days more, from now.',
    examples: [
      {
        title: 'For three months more',
        body: { reviewInDays: 90 },
        answer: { ...bar, ...reviewed, reviewedBy: 'manager' },
      },
    ],
  },
  unbarPerson: { ...lifting, summary: 'Lift a bar of a site' },
  listBarredByFirm: {
    tag: 'people',
    summary: 'List the people barred at all sites',
    query: requests.barListQuery,
    answers: { 200: { description: 'A page of bars.', schema: barPage } },
    problems: [],
    examples: [{ title: 'Whose review is due', query: { due: 'true' }, answer: { items: [] } }],
  },
  barByFirm: {
    tag: 'people',
    summary: 'Bar a person at all sites',
    description: `${how} It holds at sites that are made later, too.`,
    body: requests.barAtFirm,
    answers,
    problems: ['site_not_found', 'visit_not_found'],
    examples: [
      {
        title: 'With a reason, and the name kept with it',
        body: { visitor, reason: 'Threatened a guard on 20 November', keepName: true },
        answer: { ...firmBar, reason: 'Threatened a guard on 20 November', name: 'CHAN, Tai Man' },
      },
    ],
  },
  reviewBarredByFirm: {
    ...review,
    summary: 'Review a bar of all sites',
    examples: [
      {
        title: 'For three months more',
        body: { reviewInDays: 90 },
        answer: { ...firmBar, ...reviewed, reviewedBy: 'admin' },
      },
    ],
  },
  unbarByFirm: { ...lifting, summary: 'Lift a bar of all sites' },
} as const satisfies Partial<Record<RouteName, Operation>>;
