import { answersUnlessCurrent, type Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import { hostShown, vehicleShown, visitorShown } from './people-shown.ts';
import * as shown from './responses.ts';
import { vehicleField } from '../vehicle-field.ts';

/** Names of the messages in the published document; one without a name is called after its route. */
export const visitSchemas = {
  Visit: shown.visitResponse,
  VisitState: shown.stateShown,
  UndonePassage: shown.undonePassage,
  PassageMethod: shown.passageMethod,
  Visitor: visitorShown,
  Host: hostShown,
  Vehicle: vehicleShown,
  Companion: shown.companionShown,
  NewVisitor: requests.expectedVisitor,
  NewCompanion: requests.companion,
  NewHost: requests.host,
  NewVehicle: vehicleField,
  VisitWithCompanions: shown.leadResponse,
  CompanionsCheckedIn: shown.companionsCheckInResponse,
  CompanionsCheckIn: requests.companionsCheckIn,
  InvitationPin: shown.pinResponse,
  VisitPage: shown.visitPage,
  RollCall: shown.rollCall,
  PreRegistration: requests.preRegistration,
  VisitEdit: requests.visitEdit,
  VisitSearch: requests.visitSearch,
  EmptyBody: requests.emptyBody,
};

const booked = {
  visitId: 'b3BhcXVlLXZpc2l0LWlkMQ',
  siteId: 'harbour-court',
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
  host: { unit: '12A', name: 'Wong' },
  day: '2027-03-01',
  expectedFrom: '2027-03-01T01:00:00Z',
  expectedUntil: '2027-03-01T15:30:00Z',
  createdAt: '2027-02-28T08:00:00Z',
  purgeAt: '2027-03-31T15:30:00Z',
  version: 1,
};
/** A visit of the examples, before it begins. */
export const expected = { ...booked, purpose: 'dinner' };
export const checkedIn = {
  ...expected,
  state: 'checked_in',
  checkedInAt: '2027-03-01T01:02:03Z',
  checkedInGateId: 'main',
  checkInMethod: 'staff_card',
  privacyNoticeVersion: '2026-11-01',
  version: 2,
};
const theVisit = {
  description: 'The visit as it is now.',
  schema: shown.visitResponse,
  headers: ['ETag'],
} as const;
/** What every change of a visit takes and answers. */
export const changes = { tag: 'visits', conditional: 'If-Match?', answers: { 200: theVisit } } as const;
const unknown = 'visit_not_found';

/** What the routes of visits take and answer. */
export const visitOperations = {
  preRegister: {
    tag: 'visits',
    summary: 'Pre-register a visit',
    description:
      'At least one name. `idPrefix` is the letter(s) and first three digits of the identity card, never more. ' +
      'The visit can be used as early and as late as the site says; where it does not, an hour beyond its window and ' +
      'all through its first and last day. The window is at most 31 days, ends in the future and begins within a year. ' +
      '`needsApproval` makes it wait for the host; `allowsReEntry` lets the visitor come again while the window is open. ' +
      '`companions` get visits of their own, with the same host and window.',
    body: requests.preRegistration,
    answers: {
      201: { description: 'The new visit.', schema: shown.leadResponse, headers: ['ETag', 'Location'] },
    },
    problems: [],
    examples: [
      {
        title: 'A guest for dinner',
        body: {
          visitor: { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
          host: { unit: '12A', name: 'Wong' },
          expectedFrom: '2027-03-01T09:00:00+08:00',
          expectedUntil: '2027-03-01T23:30:00+08:00',
          purpose: 'dinner',
        },
        answer: expected,
      },
    ],
  },
  listVisits: {
    tag: 'visits',
    summary: 'List the visits of a day',
    description:
      'Every visit that can be used on the day, also one of several days or over midnight, by time (when it begins, or the ' +
      'start of the day), then name. `day` is a day at the site, today when left out. A guard sees today only. ' +
      'A cursor belongs to the list that gave it. The list follows a write within a moment.',
    query: requests.dayListQuery,
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('A page of the list.', shown.visitPage),
    problems: [],
    examples: [
      {
        title: 'Who is expected on a day',
        query: { day: '2027-03-01', state: 'expected', limit: '50' },
        answer: { items: [expected] },
      },
    ],
  },
  getVisit: {
    tag: 'visits',
    summary: 'Read one visit',
    description: 'A guard sees the visits of today and those on site.',
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('The visit.', shown.visitResponse),
    problems: [unknown],
    examples: [{ title: 'A visit that is expected', answer: expected }],
  },
  editVisit: {
    ...changes,
    summary: 'Change a visit that has not begun',
    description:
      'What is left out stays as it is; `null` takes a field away (RFC 7396). Notes are written by managers.',
    conditional: 'If-Match',
    body: requests.visitEdit,
    problems: [unknown, 'state_conflict'],
    examples: [
      {
        title: 'They come by car, and not for dinner',
        body: { purpose: null, vehicle: { plate: 'ab 12-34' } },
        answer: { ...booked, vehicle: { plate: 'AB1234' }, version: 2 },
      },
    ],
  },
  checkIn: {
    ...changes,
    summary: 'Check in by hand',
    description:
      'For visitors who show something other than a Personal Code. A document is sighted, not copied. The method ' +
      '`invitation_pin` takes the PIN that the visitor was sent. The answer offers those who come along.',
    answers: { 200: { ...theVisit, schema: shown.leadResponse } },
    body: requests.checkInByHand,
    problems: [
      unknown,
      'gate_not_found',
      'admission_denied',
      'state_conflict',
      'wrong_pin',
      'pin_not_set',
      'pin_locked',
    ],
    examples: [
      { title: 'A staff card was shown', body: { method: 'staff_card', gateId: 'main' }, answer: checkedIn },
    ],
  },
  checkInCompanions: {
    tag: 'visits',
    summary: 'Check in those who come along',
    description:
      'All companions of the visit, or those that are named; each by itself, so that one refusal stops no other.',
    body: requests.companionsCheckIn,
    answers: { 200: { description: 'What became of each.', schema: shown.companionsCheckInResponse } },
    problems: [unknown, 'gate_not_found'],
    examples: [
      {
        title: 'The host confirms whoever is with the visitor',
        body: { method: 'host_confirms', gateId: 'main' },
        answer: { items: [] },
      },
    ],
  },
  makePin: {
    tag: 'visits',
    summary: 'Make the invitation PIN of a visit',
    description:
      'Six digits for a visitor without iAM Smart, shown this once; one that was made before is worth nothing then. ' +
      'After five wrong tries it is locked, and a manager may make another.',
    conditional: 'If-Match?',
    body: requests.emptyBody,
    answers: { 201: { description: 'The PIN.', schema: shown.pinResponse, headers: ['ETag'] } },
    problems: [unknown, 'state_conflict', 'pin_locked'],
    examples: [
      { title: 'A PIN for the guest', body: {}, answer: { visitId: booked.visitId, pin: '271828' } },
    ],
  },
  checkOut: {
    ...changes,
    summary: 'Check out by hand',
    body: requests.checkOutByHand,
    problems: [unknown, 'gate_not_found', 'state_conflict'],
    examples: [
      {
        title: 'The guard sees the visitor leave',
        body: { gateId: 'main' },
        answer: {
          ...checkedIn,
          state: 'checked_out',
          checkedOutAt: '2027-03-01T03:04:05Z',
          checkedOutGateId: 'main',
          checkOutMethod: 'seen_leaving',
          version: 3,
        },
      },
    ],
  },
  cancelVisit: {
    ...changes,
    summary: 'Cancel a visit that has not begun',
    body: requests.emptyBody,
    problems: [unknown, 'state_conflict'],
    examples: [
      { title: 'The guest does not come', body: {}, answer: { ...expected, state: 'cancelled', version: 2 } },
    ],
  },
  approveVisit: {
    ...changes,
    summary: 'Admit a visitor who waits',
    description:
      'The host’s word on a visit that is `pending_approval`; the next scan checks the visitor in.',
    body: requests.emptyBody,
    problems: [unknown, 'state_conflict'],
    examples: [{ title: 'The host agrees', body: {}, answer: { ...expected, version: 2 } }],
  },
  refuseVisit: {
    ...changes,
    summary: 'Do not admit a visitor who waits',
    body: requests.emptyBody,
    problems: [unknown, 'state_conflict'],
    examples: [
      { title: 'The host does not agree', body: {}, answer: { ...expected, state: 'denied', version: 2 } },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
