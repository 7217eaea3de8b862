import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import {
  candidateResponse,
  scanAnswer,
  scanDenied,
  scanOfNobody,
  scanOfVisit,
  scanRejected,
  scanToChoose,
} from './responses.ts';
import { choiceRequest, scanRequest } from './requests.ts';

/** Names of the messages in the published document. */
export const scanSchemas = {
  Scan: scanRequest,
  Choice: choiceRequest,
  ScanAnswer: scanAnswer,
  Candidate: candidateResponse,
  ScanOfVisit: scanOfVisit,
  ScanToChoose: scanToChoose,
  ScanOfNobody: scanOfNobody,
  ScanDenied: scanDenied,
  ScanRejected: scanRejected,
};

const scanId = '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b';
const checkedIn = {
  visitId: 'b3BhcXVlLXZpc2l0LWlkMQ',
  siteId: 'harbour-court',
  state: 'checked_in',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN, Siu Ming' },
  host: { unit: '12A' },
  day: '2027-03-01',
  expectedFrom: '2027-03-01T01:00:00Z',
  expectedUntil: '2027-03-01T15:30:00Z',
  createdAt: '2027-02-28T08:00:00Z',
  checkedInAt: '2027-03-01T01:02:03Z',
  checkedInGateId: 'main',
  checkInMethod: 'personal_code',
  privacyNoticeVersion: '2026-11-01',
  purgeAt: '2027-03-31T01:02:03Z',
  version: 2,
};
const answers = { 200: { description: 'What came of it: see `outcome`.', schema: scanAnswer } };

/** What the routes of scans take and answer. */
export const scanOperations = {
  recordScan: {
    tag: 'scans',
    summary: 'Show a code at a gate',
    description:
      'The scanner makes `scanId` for each presentation. Safe to send again: the same `scanId` gets the same answer, and ' +
      'the same code under a new `scanId` gets `already_checked_in` or `already_checked_out`, never a second visit. A ' +
      '`scanId` that a visit knows with another code, gate or direction is refused (422). `direction` matters at gates ' +
      'that are both; there it is `in` when left out.',
    body: scanRequest,
    answers,
    problems: ['gate_not_found', 'scan_undone', 'scan_id_reused', 'cannot_verify_now'],
    examples: [
      {
        title: 'Not a Personal Code',
        body: { scanId, code: 'https://example.com/menu', gateId: 'main', direction: 'in' },
        answer: { outcome: 'rejected', scanId, reason: 'not_a_personal_code', ref: 'D02' },
      },
    ],
  },
  chooseVisit: {
    tag: 'scans',
    summary: 'Pick among the visits that fit a scan',
    description:
      'Within ten minutes of the scan; the code need not be fresh any more. Send either `visitId`, one of the candidates, ' +
      'or `walkIn: true` for none of them.',
    body: choiceRequest,
    answers,
    problems: [
      'gate_not_found',
      'visit_not_found',
      'invalid_choice_token',
      'expired_choice_token',
      'scan_undone',
      'scan_id_reused',
    ],
    examples: [
      {
        title: 'The guard taps a visit',
        body: { choiceToken: 'c2VhbGVkLWNob2ljZQ', visitId: 'b3BhcXVlLXZpc2l0LWlkMQ' },
        answer: { outcome: 'checked_in', scanId, visit: checkedIn },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
