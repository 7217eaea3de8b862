import { answersUnlessCurrent, type Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { changes, checkedIn, expected } from './operations.ts';
import * as requests from './requests.ts';
import * as shown from './responses.ts';

/** Names of the messages in the published document. */
export const gateSchemas = {
  Undo: requests.undoRequest,
  ConsentAnswer: requests.consentBody,
  WalkIn: requests.walkInRequest,
  RecordedWalkIn: shown.walkInResponse,
};

const walkedIn = {
  visitId: 'b3BhcXVlLXZpc2l0LWlkMg',
  siteId: 'harbour-court',
  state: 'checked_in',
  origin: 'walk_in',
  visitor: { englishName: 'LEUNG Ka Ho' },
  host: { unit: '7C', name: 'Ho' },
  purpose: 'repair',
  day: '2027-03-01',
  expectedFrom: '2027-03-01T01:02:03Z',
  expectedUntil: '2027-03-01T13:02:03Z',
  createdAt: '2027-03-01T01:02:03Z',
  checkedInAt: '2027-03-01T01:02:03Z',
  checkedInGateId: 'main',
  checkInMethod: 'host_confirms',
  privacyNoticeVersion: '2026-11-01',
  purgeAt: '2027-03-31T01:02:03Z',
  version: 1,
};

/** What the other routes of the gate take and answer: walk-ins, undo, consent, search and the roll call. */
export const gateOperations = {
  searchVisits: {
    tag: 'visits',
    summary: 'Search the visits of a day, or who is inside, by a part of the name',
    description:
      'Every word, or Chinese character, of `name` has to be a part of the visitor’s name: whole words, compared as names are. ' +
      'With `onSite` the roll call is searched, otherwise the list of `day`. A walk-in who has left is not found. A name has ' +
      'no place in an address, therefore a POST; it changes nothing.',
    body: requests.visitSearch,
    answers: {
      200: { description: 'A page of what was found, in the order of the list.', schema: shown.visitPage },
    },
    problems: [],
    examples: [
      {
        title: 'Who of this name is expected',
        body: { name: 'chan', day: '2027-03-01' },
        answer: { items: [expected] },
      },
    ],
  },
  listOnSite: {
    tag: 'visits',
    summary: 'Roll call: who is inside now',
    description:
      'By the time of check-in, then name. `count` is of everybody, also where a page shows fewer.',
    query: requests.onSiteQuery,
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('A page of the roll call.', shown.rollCall),
    problems: [],
    examples: [
      {
        title: 'One visitor is inside',
        query: { limit: '100' },
        answer: { items: [checkedIn], count: 1, asOf: '2027-03-01T02:00:00Z' },
      },
    ],
  },
  recordWalkIn: {
    tag: 'visits',
    summary: 'Record a walk-in by hand',
    description:
      'For a visitor whom nobody announced and who shows no code. As the site’s rule for walk-ins has it the visitor is ' +
      '`checked_in`, or waits (`pending_approval`) until the host agrees: then check in by hand. Of the visitor only what ' +
      'the site keeps is kept, and a name. Where a visit of this name, or of one that is near, is expected or inside, the ' +
      'answer is 409 with their ids; send `noneOfThese` when it is none of them. `companions` get visits of their own, ' +
      'each by itself, so that one refusal stops no other.',
    body: requests.walkInRequest,
    answers: {
      201: { description: 'The new visit.', schema: shown.walkInResponse, headers: ['ETag', 'Location'] },
    },
    problems: ['gate_not_found', 'admission_denied', 'walk_ins_refused', 'visitor_expected'],
    examples: [
      {
        title: 'A technician whom the host confirms by telephone',
        body: {
          visitor: { englishName: 'LEUNG Ka Ho' },
          host: { unit: '7C', name: 'Ho' },
          purpose: 'repair',
          method: 'host_confirms',
          gateId: 'main',
          noneOfThese: true,
        },
        answer: walkedIn,
      },
    ],
  },
  undoPassage: {
    tag: 'visits',
    conditional: 'If-Match?',
    answers: {
      200: { description: 'The visit as it is now.', schema: shown.visitResponse, headers: ['ETag'] },
    },
    summary: 'Undo the latest check-in or check-out',
    description:
      'For what was recorded by mistake: a guard within five minutes of the passage, a manager within its day at the site. ' +
      'The visit is what it was before, and a walk-in becomes `cancelled`; `undone` keeps who undid what and why. Name the ' +
      '`direction` that is meant, so that two who undo the same passage do not undo the one before it. The code that was ' +
      'used may be shown again, as another scan.',
    body: requests.undoRequest,
    problems: [
      'visit_not_found',
      'state_conflict',
      'too_late_to_undo',
      'admission_denied',
      'supervisor_needed',
    ],
    examples: [
      {
        title: 'The wrong visitor was tapped',
        body: { reason: 'wrong_visitor', direction: 'in' },
        answer: {
          ...expected,
          undone: [
            {
              direction: 'in',
              at: '2027-03-01T01:02:03Z',
              gateId: 'main',
              method: 'staff_card',
              undoneAt: '2027-03-01T01:03:00Z',
              undoneBy: 'guard',
              reason: 'wrong_visitor',
            },
          ],
          version: 3,
        },
      },
    ],
  },
  recordConsent: {
    ...changes,
    tag: 'privacy',
    summary: 'Record a visitor’s consent to a new purpose',
    description:
      'After a notice that changes the purpose: the visitor was shown the version in force and agreed, or did not, that ' +
      'what is kept of this visit is used for the new purpose. Without it, the visit is used for the purpose of then.',
    body: requests.consentBody,
    problems: ['visit_not_found', 'state_conflict'],
    examples: [
      {
        title: 'The visitor agrees',
        body: { given: true, noticeVersion: '2026-11-01' },
        answer: { ...checkedIn, purposeConsent: 'given', version: 3 },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
