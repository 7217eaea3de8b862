import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import { residentEnrolled, residentLink, unitPage, unitResponse, unitsChanged } from './responses.ts';

/** Names of the messages in the published document. */
export const unitSchemas = {
  Unit: unitResponse,
  UnitPage: unitPage,
  UnitRow: requests.unitRow,
  UnitRows: requests.unitRows,
  UnitsChanged: unitsChanged,
  NewResident: requests.newResident,
  ResidentLink: residentLink,
  ResidentEnrolled: residentEnrolled,
};

const unitId = '313242';
const subject = '0d5a3c1b-2f0a-4d57-8a5e-6f1c2b1e9e42';
const shown = {
  unitId,
  siteId: 'harbour-court',
  unit: '12B',
  residents: [
    {
      memberId: 'b3BhcXVlLW1lbWJlci1pZA',
      issuer: 'https://issuer.example',
      subject,
      label: 'Ms Wong',
      since: '2027-02-28T08:00:00Z',
    },
  ],
  createdAt: '2027-02-28T08:00:00Z',
};

/** What the routes of units take and answer. */
export const unitOperations = {
  listUnits: {
    tag: 'people',
    summary: 'List the units of a site with their residents',
    description: 'In the order of their names as they are compared.',
    query: requests.unitListQuery,
    answers: { 200: { description: 'A page of the units.', schema: unitPage } },
    problems: [],
    examples: [{ title: 'Who lives where', query: { limit: '50' }, answer: { items: [shown] } }],
  },
  changeUnits: {
    tag: 'people',
    summary: 'Create units and add their residents, by the page',
    description:
      'At most 100 rows, with 100 residents together. A row is written whole or not at all, and a bad one stops no other. ' +
      'Residents are added to those who are there: a page that is sent again changes nothing. Names of units are compared ' +
      'without case, width and needless blanks: `12a` is `12A`. A resident becomes a member of the role `host`, at this ' +
      'site alone. An account that is a member already, with another role, at another site or of another firm, is refused.',
    body: requests.unitRows,
    answers: { 200: { description: 'What became of each row, in order.', schema: unitsChanged } },
    problems: [],
    examples: [
      {
        title: 'A flat with one resident, and an office with nobody yet',
        body: { rows: [{ unit: '12B', residents: [{ subject, label: 'Ms Wong' }] }, { unit: 'Shop 3' }] },
        answer: {
          items: [
            { unit: '12B', unitId, result: 'changed' },
            { unit: 'Shop 3', unitId: '53484f502033', result: 'created' },
          ],
        },
      },
    ],
  },
  removeUnit: {
    tag: 'people',
    summary: 'Remove a unit and its residents',
    description: 'Its visits stay, in the lists of the office.',
    answers: { 204: { description: 'The unit is gone.' } },
    problems: ['unit_not_found'],
    examples: [{ title: 'Two flats were joined' }],
  },
  makeResidentLink: {
    tag: 'people',
    summary: 'Make a link with which a resident binds their account to a unit',
    description:
      'Valid for a week, for one account. The token is shown this once. Send it to the resident in the fragment of an ' +
      'address (`…#token`), so that no server writes it down. It ends when its maker may no longer make links, and with ' +
      'the unit.',
    body: requests.newResidentLink,
    answers: { 201: { description: 'The token of the link.', schema: residentLink } },
    problems: ['unit_not_found'],
    examples: [
      {
        title: 'A link for Ms Wong',
        body: { label: 'Ms Wong' },
        answer: {
          token: 'gatehouse-resident.1.demo.harbour-court.c2VjcmV0LW9mLXRoZS1saW5rLTE',
          expiresAt: '2027-03-07T08:00:00Z',
        },
      },
    ],
  },
  enrolResident: {
    tag: 'people',
    summary: 'Bind an account to a unit with a link',
    description:
      'Needs the access token of the account in `Authorization`, and the token of the link. The account need not be a ' +
      'member; it becomes a host of that unit. The link is used up. The same account may send it again. Why a link is ' +
      'refused is not told.',
    body: requests.residentEnrolment,
    answers: { 201: { description: 'For which unit the account acts now.', schema: residentEnrolled } },
    problems: ['unauthenticated', 'enrolment_refused', 'member_taken'],
    examples: [
      {
        title: 'Ms Wong has signed in',
        body: { token: 'gatehouse-resident.1.demo.harbour-court.c2VjcmV0LW9mLXRoZS1saW5rLTE' },
        answer: { siteId: 'harbour-court', unitId, unit: '12B', since: '2027-02-28T08:00:00Z' },
      },
    ],
  },
  removeResident: {
    tag: 'people',
    summary: 'Remove a resident from a unit',
    description:
      'From their next request on they see nothing of the unit. Who acts for no other unit is no member any more. The ' +
      'visits stay with the unit; who moves in later does not see them.',
    answers: { 204: { description: 'They are no resident of the unit any more.' } },
    problems: ['unit_not_found', 'member_not_found'],
    examples: [{ title: 'Ms Wong moves out' }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
