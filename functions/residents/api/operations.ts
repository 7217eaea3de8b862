import { newInvitation } from '../../invitations/api/requests.ts';
import { madeInvitation } from '../../invitations/api/responses.ts';
import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import * as shown from './responses.ts';

/** Names of the messages in the published document. */
export const residentSchemas = {
  MyVisit: shown.myVisit,
  MyVisitWithCompanions: shown.myVisitWithCompanions,
  MyVisitPage: shown.myVisitPage,
  MyBooking: requests.myBooking,
  MyVisitEdit: requests.myVisitEdit,
  MyPin: shown.myPin,
  MyRecurringVisits: shown.mySeries,
  MyRecurringVisitsPage: shown.mySeriesPage,
  MyDecision: requests.myDecision,
  NewMyRecurringVisits: requests.myNewSeries,
};

const booked = {
  visitId: 'b3BhcXVlLXZpc2l0LWlkMQ',
  siteId: 'harbour-court',
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN, Tai Man' },
  host: { unit: '12A', name: 'Wong' },
  day: '2027-03-01',
  expectedFrom: '2027-03-01T01:00:00Z',
  expectedUntil: '2027-03-01T15:30:00Z',
  createdAt: '2027-02-28T08:00:00Z',
  purgeAt: '2027-03-31T15:30:00Z',
  version: 1,
};
const theVisit = {
  description: 'The visit as it is now.',
  schema: shown.myVisit,
  headers: ['ETag'],
} as const;
const change = {
  tag: 'residents',
  conditional: 'If-Match?',
  answers: { 200: theVisit },
  problems: ['visit_not_found', 'state_conflict'],
} as const;

const rule = {
  visitor: { englishName: 'LEE Siu Fong' },
  host: { unit: '12A' },
  purpose: 'cleaning',
  weekdays: ['tuesday'],
  startTime: '09:00',
  endTime: '12:00',
  firstDay: '2027-03-01',
  until: '2027-05-31',
};
const shownRule = {
  ...rule,
  seriesId: 'b3BhcXVlLXNlcmllc19pZA',
  siteId: 'harbour-court',
  state: 'active',
  createdAt: '2027-02-28T08:00:00Z',
  purgeAt: '2027-06-30T16:00:00Z',
};

/** What the routes of residents take and answer. */
export const residentOperations = {
  listMyVisits: {
    tag: 'residents',
    summary: 'List the visits of your units',
    description:
      '`coming`: those of today and later, by the end of their windows. `past`: those that were over before today, the ' +
      'latest first, until they are deleted. Only what was booked since you act for the unit. The page says for which units ' +
      'you act.',
    query: requests.myVisitQuery,
    answers: { 200: { description: 'A page of the list.', schema: shown.myVisitPage } },
    problems: [],
    examples: [
      {
        title: 'Who comes',
        query: { period: 'coming', limit: '50' },
        answer: {
          items: [booked],
          siteName: 'Harbour Court',
          timeZone: 'Asia/Hong_Kong',
          units: [{ unitId: '313241', unit: '12A', since: '2027-02-28T08:00:00Z' }],
        },
      },
    ],
  },
  bookMyVisit: {
    tag: 'residents',
    summary: 'Book a visit to your unit',
    description:
      'As a pre-registration, for one of your own units. `host.unit` may be left out where you act for one unit. The ' +
      'prefix of an identity card that you give is for the gate: no answer shows it to you.',
    body: requests.myBooking,
    answers: {
      201: {
        description: 'The new visit.',
        schema: shown.myVisitWithCompanions,
        headers: ['ETag', 'Location'],
      },
    },
    problems: ['unit_not_yours', 'too_many_visits', 'visit_not_found'],
    examples: [
      {
        title: 'A guest for dinner',
        body: {
          visitor: { englishName: 'CHAN, Tai Man' },
          host: { name: 'Wong' },
          expectedFrom: '2027-03-01T09:00:00+08:00',
          expectedUntil: '2027-03-01T23:30:00+08:00',
        },
        answer: booked,
      },
    ],
  },
  getMyVisit: {
    tag: 'residents',
    summary: 'Read a visit of your unit',
    description: 'A visit that is not yours is answered as one that does not exist.',
    answers: { 200: { ...theVisit, description: 'The visit.', schema: shown.myVisitWithCompanions } },
    problems: ['visit_not_found'],
    examples: [{ title: 'A guest who is expected', answer: booked }],
  },
  editMyVisit: {
    ...change,
    summary: 'Change a visit of your unit that has not begun',
    description: 'What is left out stays as it is; `null` takes a field away. A visit keeps its unit.',
    conditional: 'If-Match',
    body: requests.myVisitEdit,
    examples: [
      {
        title: 'The guest comes by car',
        body: { vehicle: { plate: 'ab 12-34' } },
        answer: { ...booked, vehicle: { plate: 'AB1234' }, version: 2 },
      },
    ],
  },
  decideMyVisit: {
    ...change,
    summary: 'Admit or refuse a visitor who waits for you, or cancel a visit',
    description:
      '`approve` and `refuse` are your word on a visit in `pending_approval`. Whom the building does not admit, the gate ' +
      'still turns away. `cancel` ends a visit that has not begun, with its companions.',
    body: requests.myDecision,
    examples: [
      {
        title: 'The guest does not come',
        body: { decision: 'cancel' },
        answer: { ...booked, state: 'cancelled', version: 2 },
      },
    ],
  },
  makeMyPin: {
    tag: 'residents',
    summary: 'Make the invitation PIN of a visit of your unit',
    description:
      'Six digits for a visitor without iAM Smart, shown this once. After five wrong tries it is locked, and the office ' +
      'makes another.',
    conditional: 'If-Match?',
    body: requests.emptyBody,
    answers: { 201: { description: 'The PIN.', schema: shown.myPin, headers: ['ETag'] } },
    problems: ['visit_not_found', 'state_conflict', 'pin_locked'],
    examples: [
      { title: 'A PIN for the guest', body: {}, answer: { visitId: booked.visitId, pin: '271828' } },
    ],
  },
  inviteMine: {
    tag: 'residents',
    summary: 'Make the invitation of a visit of your unit: a link for the visitor',
    description: 'As the office makes one. Another invitation replaces it.',
    conditional: 'If-Match?',
    body: newInvitation,
    answers: { 201: { description: 'The invitation.', schema: madeInvitation, headers: ['ETag'] } },
    problems: [
      'visit_not_found',
      'state_conflict',
      'pin_locked',
      'web_address_not_set',
      'mail_not_configured',
    ],
    examples: [
      {
        title: 'A link for the guest',
        body: {},
        answer: {
          visitId: booked.visitId,
          link: 'https://gate.example.com/invitation/#XGEgdG9rZW4gb2YgYW4gaW52aXRhdGlvbiwgc2hvcnRlbmVk',
          expiresAt: '2027-03-01T16:30:00Z',
        },
      },
    ],
  },
  revokeMyInvitation: {
    tag: 'residents',
    summary: 'Revoke the invitation of a visit of your unit',
    conditional: 'If-Match?',
    answers: { 204: { description: 'There is no invitation any more.' } },
    problems: ['visit_not_found', 'state_conflict'],
    examples: [{ title: 'The link went to the wrong person' }],
  },
  listMySeries: {
    tag: 'residents',
    summary: 'List who may come to your units again and again',
    query: requests.mySeriesQuery,
    answers: { 200: { description: 'A page of the list.', schema: shown.mySeriesPage } },
    problems: [],
    examples: [{ title: 'One rule', query: { limit: '50' }, answer: { items: [shownRule] } }],
  },
  createMySeries: {
    tag: 'residents',
    summary: 'Let somebody come to your unit again and again',
    description:
      'A rule as for recurring visits, for one of your own units, for a year at most. Its visits are among yours, each ' +
      'with the `seriesId`.',
    body: requests.myNewSeries,
    answers: { 201: { description: 'The rule.', schema: shown.mySeries, headers: ['Location'] } },
    problems: ['unit_not_yours', 'too_many_visits', 'series_not_found'],
    examples: [{ title: 'A cleaner every Tuesday', body: rule, answer: shownRule }],
  },
  getMySeries: {
    tag: 'residents',
    summary: 'Read a rule of recurring visits to your unit',
    answers: { 200: { description: 'The rule.', schema: shown.mySeries } },
    problems: ['series_not_found'],
    examples: [{ title: 'A cleaner', answer: shownRule }],
  },
  cancelMySeries: {
    tag: 'residents',
    summary: 'End a rule of recurring visits to your unit',
    description: 'Its visits that have not begun are cancelled. Sent again it goes on where it ended.',
    answers: { 204: { description: 'The rule makes no more visits.' } },
    problems: ['series_not_found'],
    examples: [{ title: 'The cleaner comes no more' }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
