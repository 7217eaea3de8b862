import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { emptyBody, holdDecision, holdListQuery, holdRenewal, newHold } from './requests.ts';
import { holdPage, holdResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const holdSchemas = {
  Hold: holdResponse,
  HoldPage: holdPage,
  NewHold: newHold,
  HoldDecision: holdDecision,
  HoldRenewal: holdRenewal,
};

const asked = {
  incident: 'Damage to the lift on 1 March',
  reason: 'The insurer has asked who was in the building that afternoon.',
};
const step = { until: '2027-03-31T00:00:00Z', askedBy: 'manager', askedAt: '2027-03-02T01:00:00Z' };
const hold = {
  holdId: 'b3BhcXVlLWhvbGQtaWQtMQ',
  siteId: 'harbour-court',
  ...asked,
  visitIds: ['b3BhcXVlLXZpc2l0LWlkMQ'],
};
const shown = {
  ...hold,
  state: 'waiting',
  protectsUntil: '2027-03-09T01:00:00Z',
  steps: [step],
  purgeAt: '2028-04-12T01:00:00Z',
};
const approval = { decision: 'approved', decidedBy: 'admin', decidedAt: '2027-03-02T02:00:00Z' };
const steps = [{ ...step, ...approval }];
const approved = {
  ...hold,
  state: 'in_force',
  protectsUntil: step.until,
  steps,
  purgeAt: '2028-05-04T00:00:00Z',
};
const ended = { ...hold, state: 'ended', steps, purgeAt: '2028-04-23T01:00:00Z' };
const renewal = { until: '2027-05-15T00:00:00Z', askedBy: 'manager', askedAt: '2027-03-30T01:00:00Z' };
const answer = { description: 'The hold.', schema: holdResponse };

/** What the routes of holds take and answer. */
export const holdOperations = {
  askHold: {
    tag: 'privacy',
    summary: 'Ask to keep visits past their day',
    description:
      'One visit, or the visits of a person that begin on at most 31 days, the last of them today. It protects at once, for ' +
      'at most 7 days; another admin or manager has to approve it in that time. A visit that is made later is not held. ' +
      'With `idPrefix` only visits with that name and prefix are held, without it all of that name.',
    body: newHold,
    answers: { 201: { ...answer, headers: ['Location'] } },
    problems: ['visit_not_found', 'hold_too_wide', 'hold_conflict'],
    examples: [
      {
        title: 'One visit',
        body: { visitId: 'b3BhcXVlLXZpc2l0LWlkMQ', ...asked, until: step.until },
        answer: shown,
      },
    ],
  },
  listHolds: {
    tag: 'privacy',
    summary: 'The register of holds of a site',
    description:
      'Newest first, also those that are over: which visits, why, until when, who asked and who decided.',
    query: holdListQuery,
    answers: { 200: { description: 'A page of the register.', schema: holdPage } },
    problems: [],
    examples: [{ title: 'One hold', query: { limit: '50' }, answer: { items: [approved] } }],
  },
  getHold: {
    tag: 'privacy',
    summary: 'Read a hold',
    answers: { 200: answer },
    problems: ['hold_not_found'],
    examples: [{ title: 'A hold in force', answer: approved }],
  },
  decideHold: {
    tag: 'privacy',
    summary: 'Approve or refuse a hold, or its renewal',
    description:
      'Only by another admin or manager than the one who asked, within 7 days. What is refused protects no longer: a visit ' +
      'that is past its day is purged at once.',
    body: holdDecision,
    answers: { 200: answer },
    problems: ['hold_not_found', 'hold_conflict', 'second_person_needed'],
    examples: [{ title: 'Approved', body: { decision: 'approved' }, answer: approved }],
  },
  renewHold: {
    tag: 'privacy',
    summary: 'Ask to keep the visits of a hold longer',
    description:
      'Until at most 90 days from now, while what was approved still runs. Another admin or manager has to approve it within ' +
      '7 days; so long it protects.',
    body: holdRenewal,
    answers: { 200: answer },
    problems: ['hold_not_found', 'hold_conflict'],
    examples: [
      {
        title: 'Six weeks more',
        body: { until: renewal.until },
        answer: { ...approved, protectsUntil: '2027-04-06T01:00:00Z', steps: [...approved.steps, renewal] },
      },
    ],
  },
  endHold: {
    tag: 'privacy',
    summary: 'End a hold',
    description:
      'What is past its normal day is purged at once: no read returns it from then on. Another hold on a visit stays in force.',
    body: emptyBody,
    answers: { 200: answer },
    problems: ['hold_not_found', 'hold_conflict'],
    examples: [
      {
        title: 'Ended',
        body: {},
        answer: { ...ended, endedAt: '2027-03-20T01:00:00Z', endedBy: 'admin' },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
