import { answersUnlessCurrent, type Operation } from '../../edge/operation.ts';
import { emptyBody } from '../../edge/fields.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import {
  enrolledResponse,
  enrolmentCodeResponse,
  scannerPage,
  scannerResponse,
  statusResponse,
} from './responses.ts';

/** Names of the messages in the published document. */
export const scannerSchemas = {
  EnrolmentCode: enrolmentCodeResponse,
  ScannerEnrolment: requests.enrolmentRequest,
  EnrolledScanner: enrolledResponse,
  Scanner: scannerResponse,
  ScannerPage: scannerPage,
  ScannerStatus: requests.scannerStatus,
  ScannerSeen: statusResponse,
};

const enrolmentCode = 'gatehouse-enrolment.1.demo.harbour-court.Zm9yLXRoZS1kb2N1bWVudC4uLg_';
const scanner = {
  scannerId: 'b3BhcXVlLXNjYW5uZXItMQ',
  siteId: 'harbour-court',
  name: 'Main gate, left phone',
  state: 'active',
  enrolledAt: '2026-11-23T01:00:00Z',
  enrolledBy: 'manager',
};

/** What the routes of scanners take and answer. */
export const scannerOperations = {
  makeEnrolmentCode: {
    tag: 'scanners',
    summary: 'Make an enrolment code',
    description: 'It enrols one device, once, within ten minutes. Show it as a QR.',
    body: emptyBody,
    answers: { 201: { description: 'The code, told once.', schema: enrolmentCodeResponse } },
    problems: [],
    examples: [
      {
        title: 'A code for one device',
        body: {},
        answer: { enrolmentCode, expiresAt: '2026-11-23T01:10:00Z' },
      },
    ],
  },
  enrolScanner: {
    tag: 'scanners',
    summary: 'Enrol a device as a scanner',
    description:
      'Public. `proof` is a compact JWS with ES256 and type `gatehouse-enrolment+jwt`, made with the key that is enrolled, ' +
      'over `{"aud":"gatehouse","enrolmentCode":…}`. The same key and code again get the same answer; whatever is wrong ' +
      'with a code or its proof, the problem is `enrolment_refused`. docs/scanners.md says how the device then signs.',
    body: requests.enrolmentRequest,
    answers: { 201: { description: 'The scanner that the device now is.', schema: enrolledResponse } },
    problems: ['enrolment_refused'],
    examples: [
      {
        title: 'A guard’s phone',
        body: {
          enrolmentCode,
          publicKey: {
            kty: 'EC',
            crv: 'P-256',
            x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
            y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
          },
          name: 'Main gate, left phone',
          proof: 'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl',
        },
        answer: {
          scannerId: scanner.scannerId,
          firmId: 'demo',
          siteId: scanner.siteId,
          name: scanner.name,
          enrolledAt: scanner.enrolledAt,
        },
      },
    ],
  },
  listScanners: {
    tag: 'scanners',
    summary: 'List the scanners of a site',
    query: requests.scannerListQuery,
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('A page of scanners, those revoked too.', scannerPage),
    problems: [],
    examples: [
      {
        title: 'One scanner',
        answer: {
          items: [
            {
              ...scanner,
              lastSeenAt: '2026-11-23T05:00:00Z',
              told: { appVersion: 'Dq3k9_aZ', batteryPercent: 64, pendingPassages: 0 },
            },
          ],
        },
      },
    ],
  },
  tellScannerStatus: {
    tag: 'scanners',
    summary: 'Tell the office how the device is',
    description:
      'For scanners alone, at the start of a shift and every ten minutes of it. The list of scanners shows the last one.',
    body: requests.scannerStatus,
    answers: { 200: { description: 'It is in the list of scanners.', schema: statusResponse } },
    problems: ['scanner_not_found'],
    examples: [
      {
        title: 'A phone in the middle of a shift',
        body: { appVersion: 'Dq3k9_aZ', batteryPercent: 64, pendingPassages: 0 },
        answer: { seenAt: '2026-11-23T05:00:00Z' },
      },
    ],
  },
  revokeScanner: {
    tag: 'scanners',
    summary: 'Revoke a scanner',
    description: 'Its next request is refused. A scanner that is revoked stays as it was.',
    body: emptyBody,
    answers: { 200: { description: 'The scanner as it is now.', schema: scannerResponse } },
    problems: ['scanner_not_found'],
    examples: [
      {
        title: 'A phone was lost',
        body: {},
        answer: {
          ...scanner,
          state: 'revoked',
          revokedAt: '2026-11-23T09:00:00Z',
          revokedBy: 'manager',
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
