import type { AccessRequestId, EpochSeconds, FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import type { RefusalGround } from './refusal-grounds.ts';
import type { RequestKind } from './request-kinds.ts';

/** How the office established who asks. No copy and no number of a card is kept. */
export const identityMethods = [
  'card_sighted',
  'personal_code',
  'known_to_staff',
  'contact_on_record',
  'authorised_person',
  'other',
] as const;
export type IdentityMethod = (typeof identityMethods)[number];

export const requestStates = ['received', 'in_progress', 'answered', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

/** The states that may follow each state. What is closed stays closed: the person asks again. */
const following: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: ['in_progress', 'answered', 'refused'],
  in_progress: ['answered', 'refused'],
  answered: [],
  refused: [],
};

/** A change of state, with what the office noted. */
export interface RequestStep {
  readonly state: RequestState;
  readonly at: EpochSeconds;
  readonly by: MemberId;
  /** Set where it was refused. */
  readonly ground?: RefusalGround;
  readonly note?: string;
}

/** A request that somebody made to the office of a firm. It names nobody: the office's own file does. */
export interface AccessRequest {
  readonly firmId: FirmId;
  readonly requestId: AccessRequestId;
  readonly kind: RequestKind;
  /** The sites that are meant; `*` for all of the firm. */
  readonly siteIds: readonly SiteId[] | '*';
  readonly identity: { readonly method: IdentityMethod; readonly note?: string };
  /** Of the office's own file. */
  readonly fileReference?: string;
  readonly receivedAt: EpochSeconds;
  readonly dueAt: EpochSeconds;
  readonly state: RequestState;
  readonly steps: readonly RequestStep[];
  readonly createdAt: EpochSeconds;
  readonly createdBy: MemberId;
  /** The reminder that was sent last: so many days were left, 0 when it was overdue. */
  readonly reminded?: number;
  /** Counts the changes by the office, from 1. */
  readonly version: number;
  readonly purgeAt: EpochSeconds;
}

/** A request is answered within 40 days of its receipt (PDPO, sections 19(1) and 23(1)). */
export const answerDays = 40;
/** An audit of a year finds all of it. */
const keptDays = 400;
/** The particulars of a refusal stay in the log book for four years (PDPO, section 27(1)(c)). */
const refusalKeptDays = 4 * 365 + 2;

/** When the answer is due. */
export const dueAfter = (receivedAt: EpochSeconds): EpochSeconds =>
  later(receivedAt, answerDays * daySeconds);

/** How long a request is kept: after it was closed; an open one, after it was due, for as long as a refusal. */
export function keptUntil(state: RequestState, at: EpochSeconds, dueAt: EpochSeconds): EpochSeconds {
  if (state === 'answered') return later(at, keptDays * daySeconds);
  return later(state === 'refused' ? at : dueAt, refusalKeptDays * daySeconds);
}

export const isOpen = ({ state }: Pick<AccessRequest, 'state'>): boolean => following[state].length > 0;

/** Days until an answer is due, a day that has begun included: 1 on the last day; negative when it is overdue. */
export function daysLeft({ dueAt }: Pick<AccessRequest, 'dueAt'>, now: EpochSeconds): number {
  const days = (dueAt - now) / daySeconds;
  return days > 0 ? Math.ceil(days) : Math.floor(days);
}

/** The request after a step; `undefined` where its state does not allow it. */
export function withStep(request: AccessRequest, step: RequestStep): AccessRequest | undefined {
  if (!following[request.state].includes(step.state)) return undefined;
  return {
    ...request,
    state: step.state,
    steps: [...request.steps, step],
    version: request.version + 1,
    purgeAt: keptUntil(step.state, step.at, request.dueAt),
  };
}

/** Before an answer is due a reminder is sent with so many days left, and one when it is overdue. */
const reminders = [10, 3, 0] as const;

/** The reminder that is due now, and was not sent; `undefined` where none is. One that was missed is left out. */
export function reminderDue(
  request: Pick<AccessRequest, 'state' | 'dueAt' | 'reminded'>,
  now: EpochSeconds,
): number | undefined {
  if (!isOpen(request)) return undefined;
  const left = (request.dueAt - now) / daySeconds;
  const due = reminders.filter((days) => left <= days).at(-1);
  return due !== undefined && due < (request.reminded ?? Infinity) ? due : undefined;
}
