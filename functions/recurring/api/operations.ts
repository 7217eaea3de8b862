import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { newSeries, seriesListQuery, weekdayField } from './requests.ts';
import { seriesPage, seriesResponse, seriesSummary } from './responses.ts';
import { emptyBody } from '../../front-desk/api/requests.ts';

/** Names of the messages in the published document. */
export const seriesSchemas = {
  RecurringVisits: seriesResponse,
  RecurringVisitsSummary: seriesSummary,
  Weekday: weekdayField,
  RecurringVisitsPage: seriesPage,
  NewRecurringVisits: newSeries,
};

const rule = {
  visitor: { englishName: 'LEE Siu Fong', idPrefix: 'C456' },
  host: { unit: '12A', name: 'Wong' },
  purpose: 'cleaning',
  startTime: '09:00',
  endTime: '12:00',
  firstDay: '2027-03-01',
  until: '2027-03-01',
};
const shown = {
  ...rule,
  seriesId: 'b3BhcXVlLXNlcmllc19pZA',
  siteId: 'harbour-court',
  state: 'active',
  madeUntil: '2027-03-01',
  createdAt: '2027-02-28T08:00:00Z',
  purgeAt: '2027-03-31T16:00:00Z',
};
const upcoming = [{ day: '2027-03-01', visitId: 'b3BhcXVlLXZpc2l0LWlkMQ' }];

/** What the routes of recurring visits take and answer. */
export const seriesOperations = {
  createSeries: {
    tag: 'visits',
    summary: 'Book recurring visits',
    description:
      'A rule: on these days of the week, or every day, at these local times, from `firstDay` to `until`, a year at ' +
      'most. Its visits are made 35 days ahead, each to be read, changed and cancelled like any other. A time that is ' +
      'skipped when clocks go forward is later by what was skipped.',
    body: newSeries,
    answers: {
      201: { description: 'The rule and its first visits.', schema: seriesResponse, headers: ['Location'] },
    },
    problems: [],
    examples: [{ title: 'A cleaner, every day until the last', body: rule, answer: { ...shown, upcoming } }],
  },
  listSeries: {
    tag: 'visits',
    summary: 'List recurring visits',
    description: 'The rules of the site, in the order of their ids.',
    query: seriesListQuery,
    answers: { 200: { description: 'A page of the list.', schema: seriesPage } },
    problems: [],
    examples: [{ title: 'One rule', query: { limit: '50' }, answer: { items: [shown] } }],
  },
  getSeries: {
    tag: 'visits',
    summary: 'Read recurring visits',
    answers: {
      200: { description: 'The rule, with its visits of today and later.', schema: seriesResponse },
    },
    problems: ['series_not_found'],
    examples: [{ title: 'A rule', answer: { ...shown, upcoming } }],
  },
  cancelSeries: {
    tag: 'visits',
    summary: 'Cancel recurring visits',
    description: 'All that have not begun; no more are made. Sent again it goes on where it ended.',
    body: emptyBody,
    answers: { 200: { description: 'The rule as it is now.', schema: seriesResponse } },
    problems: ['series_not_found'],
    examples: [
      {
        title: 'The cleaner comes no more',
        body: {},
        answer: { ...shown, state: 'cancelled', upcoming: [] },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
