import { answersUnlessCurrent, type Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import {
  passagePage,
  passageResponse,
  passageResult,
  passagesAnswer,
  tickPage,
  tickResponse,
  ticksAnswer,
} from './responses.ts';

/** Names of the messages in the published document. */
export const passageSchemas = {
  Passages: requests.passagesRequest,
  PassagesAnswer: passagesAnswer,
  PassageResult: passageResult,
  Passage: passageResponse,
  PassagePage: passagePage,
  PassageResolution: requests.resolutionRequest,
  Ticks: requests.ticksRequest,
  TicksAnswer: ticksAnswer,
  Tick: tickResponse,
  TickPage: tickPage,
};

const scanId = '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b';
const visitId = 'b3BhcXVlLXZpc2l0LWlkMQ';
const passage = {
  scanId,
  scannerId: 'b3BhcXVlLXNjYW5uZXItMQ',
  gateId: 'main',
  direction: 'in',
  method: 'personal_code',
  recordedAt: '2026-11-23T01:00:00Z',
  receivedAt: '2026-11-23T03:12:00Z',
  counter: 41,
  visitId,
  attention: 'cancelled',
};
const tick = { visitId, tickedAt: '2027-03-01T02:00:00Z' };

/** What the routes of passages and of the roll call’s ticks take and answer. */
export const passageOperations = {
  recordPassages: {
    tag: 'scanners',
    summary: 'Send the passages that were made without a network',
    description:
      'Each row is a compact JWS that the scanner signed with its own key when the passage took place. They are applied in ' +
      'the order in which they took place, as of that time. A row that conflicts with what the register knows is recorded ' +
      'as it happened and listed for a manager. A scanner that was revoked may deliver what it holds for a day; it changes ' +
      'nothing before a manager applies it. Safe to send again: a `scanId` is recorded once and always gets the same ' +
      'answer. docs/api.md lists the claims and the reasons.',
    body: requests.passagesRequest,
    answers: { 200: { description: 'A result for each row, in order.', schema: passagesAnswer } },
    problems: ['cannot_verify_now'],
    examples: [
      {
        title: 'A visit that was cancelled meanwhile',
        body: { passages: ['eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl'] },
        answer: { results: [{ scanId, result: 'needs_attention', visitId, attention: 'cancelled' }] },
      },
    ],
  },
  listPassages: {
    tag: 'scanners',
    summary: 'List the passages that need attention',
    description: 'The latest first. With `needsAttention=true` only those that nobody has resolved.',
    query: requests.passageListQuery,
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('A page of passages.', passagePage),
    problems: [],
    examples: [
      { title: 'One passage', query: { needsAttention: 'true', limit: '50' }, answer: { items: [passage] } },
    ],
  },
  resolvePassage: {
    tag: 'scanners',
    summary: 'Resolve a passage that needs attention',
    description:
      'Once; the note says what you found. It changes no visit, but where you `apply` a passage that a revoked scanner has ' +
      'delivered: then the visit is as if the passage had been taken at once. Such a walk-in shows its visitor until then.',
    body: requests.resolutionRequest,
    answers: { 200: { description: 'The passage as it is now.', schema: passageResponse } },
    problems: ['passage_not_found', 'state_conflict'],
    examples: [
      {
        title: 'The visitor was let in',
        body: { note: 'The host had cancelled by mistake.' },
        answer: {
          ...passage,
          resolvedAt: '2026-11-23T04:00:00Z',
          resolvedBy: 'manager',
          note: 'The host had cancelled by mistake.',
        },
      },
    ],
  },
  addTicks: {
    tag: 'visits',
    summary: 'Tick people off at the assembly point',
    description:
      'For a roll call on several phones, also when they send their ticks late. Safe to send again; of several ticks of one ' +
      'visit the last counts, so a tick with the state `withdrawn` takes an earlier one back. A tick lives for a day.',
    body: requests.ticksRequest,
    answers: { 200: { description: 'What was kept of them.', schema: ticksAnswer } },
    problems: [],
    examples: [
      {
        title: 'One visitor is safe',
        body: { ticks: [tick] },
        answer: { items: [{ ...tick, state: 'safe', tickedBy: 'guard' }] },
      },
    ],
  },
  listTicks: {
    tag: 'visits',
    summary: 'Who was ticked off at the assembly point',
    description: 'The last tick of each visit, by visit; with `since` of this roll call only.',
    query: requests.tickListQuery,
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('A page of ticks.', tickPage),
    problems: [],
    examples: [
      {
        title: 'Since the alarm',
        query: { since: '2026-03-01T01:55:00Z', limit: '100' },
        answer: { items: [{ ...tick, state: 'safe', tickedBy: 'guard' }] },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
