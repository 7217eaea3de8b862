import type { Caller } from '../edge/access.ts';
import { refuseStale } from '../edge/if-match.ts';
import { readPage, type PageRead } from '../edge/list-page.ts';
import { defined } from '../kernel/defined.ts';
import type { AccessRequestId, EpochSeconds, FirmId, SiteId } from '../kernel/brands.ts';
import { daySeconds, later, type Clock } from '../kernel/clock.ts';
import { failure, invalidField, type Failure } from '../kernel/problems.ts';
import { answerDays, dueAfter, isOpen, keptUntil, withStep, type AccessRequest } from './access-request.ts';
import type { NewRequest, RequestListQuery, StateChange } from './api/requests.ts';
import { isGroundFor } from './refusal-grounds.ts';
import { haveSameSeed, requestIdFrom } from './request-id.ts';
import type { RequestPage, RequestTable } from './request-table.ts';

/** The dependencies of the register of requests. */
export interface RequestDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<object | undefined>;
  readonly requests: RequestTable;
  readonly clock: Clock;
  /** A random text. */
  readonly newSeed: () => string;
}

type Outcome = { readonly ok: true; readonly request: AccessRequest } | Failure;

/** Clocks of the office may be ahead by this much. */
const toleranceSeconds = 60;

/** Records a request. The same seed makes the same record. */
export async function recordRequest(
  { getSite, requests, clock, newSeed }: RequestDeps,
  caller: Caller,
  { kind, siteIds, identity, fileReference, receivedAt }: NewRequest,
  idempotencySeed?: string,
): Promise<Outcome> {
  const { firmId, memberId } = caller;
  const meant = siteIds ?? '*';
  if (!sees(caller, meant)) return failure('site_not_found');
  for (const siteId of meant === '*' ? [] : meant)
    if (!(await getSite(firmId, siteId))) return failure('site_not_found');
  const now = clock();
  const received = receivedAt ?? now;
  const unfit = receiptProblem(received, now);
  if (unfit) return unfit;
  const dueAt = dueAfter(received);
  const request: AccessRequest = {
    firmId,
    requestId: requestIdFrom(firmId, dueAt, idempotencySeed ?? newSeed()),
    kind,
    siteIds: meant,
    identity: defined(identity),
    ...defined({ fileReference }),
    receivedAt: received,
    dueAt,
    state: 'received',
    steps: [],
    createdAt: now,
    createdBy: memberId,
    version: 1,
    purgeAt: keptUntil('received', now, dueAt),
  };
  const standing =
    idempotencySeed === undefined || receivedAt !== undefined
      ? undefined
      : await earlierTry(requests, request, now);
  return { ok: true, request: standing ?? (await requests.create(request)) };
}

/** A request whose time of receipt is left out is due later with each try: an earlier try of today has another id. */
async function earlierTry(
  requests: Pick<RequestTable, 'dueFrom'>,
  { firmId, requestId }: AccessRequest,
  now: EpochSeconds,
): Promise<AccessRequest | undefined> {
  const since = requestIdFrom(firmId, dueAfter(later(now, -daySeconds)), '');
  for await (const made of requests.dueFrom(firmId, since))
    if (haveSameSeed(made.requestId, requestId)) return made;
  return undefined;
}

function receiptProblem(receivedAt: EpochSeconds, now: EpochSeconds): Failure | undefined {
  if (receivedAt > now + toleranceSeconds) return invalidField('receivedAt', 'must not be in the future');
  return receivedAt < now - answerDays * daySeconds
    ? invalidField('receivedAt', `must be within the last ${String(answerDays)} days`)
    : undefined;
}

/** A member sees the requests about their own sites alone; about the whole firm, where they see all of it. */
const sees = ({ siteIds: own }: Caller, meant: AccessRequest['siteIds']): boolean =>
  own === '*' || (meant !== '*' && meant.every((siteId) => own.includes(siteId)));

/** A page of the register, the one that is due first first. */
export const listRequests = (
  { requests }: Pick<RequestDeps, 'requests'>,
  caller: Caller,
  { limit, cursor, state }: RequestListQuery,
): Promise<PageRead<RequestPage> | Failure> =>
  readPage(`${caller.firmId}/access-requests/${state ?? ''}`, cursor, (from) =>
    requests.list(
      caller.firmId,
      { limit, ...from },
      (request) => sees(caller, request.siteIds) && fits(request, state),
    ),
  );

const fits = (request: AccessRequest, state: RequestListQuery['state']): boolean =>
  state === undefined || (state === 'open' ? isOpen(request) : request.state === state);

/** One request of the register. */
export async function readRequest(
  { requests }: Pick<RequestDeps, 'requests'>,
  caller: Caller,
  requestId: AccessRequestId,
): Promise<Outcome> {
  const request = await requests.get(caller.firmId, requestId);
  return request && sees(caller, request.siteIds)
    ? { ok: true, request }
    : failure('access_request_not_found');
}

/** Moves a request to another state. A refusal needs a ground that fits its kind. */
export async function changeState(
  deps: Pick<RequestDeps, 'requests' | 'clock'>,
  caller: Caller,
  requestId: AccessRequestId,
  { state, ground, note }: StateChange,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const read = await readRequest(deps, caller, requestId);
  if (!read.ok) return read;
  const { request } = read;
  const stale = refuseStale(headers, request.version);
  if (stale) return stale;
  if (ground !== undefined && !isGroundFor(ground, request.kind))
    return invalidField('ground', `is no ground to refuse a request for ${request.kind}`);
  const step = { state, at: deps.clock(), by: caller.memberId, ...defined({ ground, note }) };
  const changed = withStep(request, step);
  if (!changed) return failure('access_request_conflict');
  return (await deps.requests.replace(changed))
    ? { ok: true, request: changed }
    : failure('precondition_failed');
}
