import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { randomBytes } from 'node:crypto';
import type { z } from 'zod/mini';
import { apiHandler, type Answer, type ApiRequest, type Respond } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { readEnvironment } from '../edge/environment.ts';
import { visitIdField } from '../edge/fields.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { registryTable } from '../firms/registry-table.ts';
import { siteCache } from '../firms/site-cache.ts';
import type { VisitId } from '../kernel/brands.ts';
import { systemClock, toRfc3339 } from '../kernel/clock.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import {
  approveVisit,
  cancelVisit,
  checkInByHand,
  checkOutByHand,
  getVisit,
  refuseVisit,
} from './change-visit.ts';
import type { VisitAction } from './change-visit.ts';
import { listOnSite, listVisits } from './list-visits.ts';
import { personKeySecret } from './person-key-secret.ts';
import { preRegister } from './pre-register.ts';
import { visitBookingTable } from './visit-booking-table.ts';
import type { VisitDeps } from './visit-deps.ts';
import { checkInByHand as checkInBody, checkOutByHand as checkOutBody } from './visit-requests.ts';
import { dayListQuery, emptyBody, onSiteQuery, preRegistration } from './visit-requests.ts';
import { visitTable } from './visit-table.ts';
import { entityTag, visitView } from './visit-view.ts';
import type { Visit } from './visit.ts';

const environment = readEnvironment('VISITS_TABLE', 'REGISTRY_TABLE', 'PERSON_KEY_SECRET_ID');
const database = new DynamoDBClient({});
const deps: VisitDeps = {
  getSite: siteCache(registryTable(database, environment.REGISTRY_TABLE).getSite, systemClock),
  visits: visitTable(database, environment.VISITS_TABLE, systemClock),
  bookings: visitBookingTable(database, environment.VISITS_TABLE, systemClock),
  personKeys: personKeySecret(new SecretsManagerClient({}), environment.PERSON_KEY_SECRET_ID),
  clock: systemClock,
  newVisitId: () => randomBytes(16).toString('base64url') as VisitId,
};

type Outcome = { readonly ok: true; readonly visit: Visit } | Failure;

/** Answers a route that acts on one visit with the visit as it is then. */
function onVisit<Schema extends z.ZodMiniType>(
  schema: Schema,
  act: (action: VisitAction, body: z.output<Schema>) => Promise<Outcome>,
): Respond {
  return async (request) => {
    const body = parseBody(schema, request.body);
    return body.ok ? answerVisit(request, (action) => act(action, body.value)) : body;
  };
}

async function answerVisit(
  { caller, siteId, path }: ApiRequest,
  act: (action: VisitAction) => Promise<Outcome>,
): Promise<Answer | Failure> {
  const visitId = visitIdField.safeParse(path['visitId']);
  if (!visitId.success) return failure('visit_not_found');
  const outcome = await act({ caller, siteId, visitId: visitId.data });
  return outcome.ok ? visitAnswer(200, outcome.visit) : outcome;
}

const visitAnswer = (status: number, visit: Visit): Answer => ({
  ok: true,
  status,
  headers: { etag: entityTag(visit) },
  body: visitView(visit),
});

/** Counts what `act` did, when it did it. */
const counted = (name: 'CheckIns' | 'CheckOuts', outcome: Outcome): Outcome => {
  if (outcome.ok) count(name);
  return outcome;
};

/** Pre-registration, the lists, and everything that is done to a visit by hand. */
export const handler = apiHandler({
  preRegister: async ({ caller, siteId, body }) => {
    const request = parseBody(preRegistration, body);
    if (!request.ok) return request;
    const outcome = await preRegister(deps, caller, siteId, request.value);
    if (!outcome.ok) return outcome;
    const answer = visitAnswer(201, outcome.visit);
    return {
      ...answer,
      headers: { ...answer.headers, location: `/v1/sites/${siteId}/visits/${outcome.visit.visitId}` },
    };
  },
  listVisits: async ({ caller, siteId, query }) => {
    const request = parseFields(dayListQuery, query);
    if (!request.ok) return request;
    const list = await listVisits(deps, caller, siteId, request.value);
    if (!list.ok) return list;
    const { visits, nextCursor } = list;
    return {
      ok: true,
      status: 200,
      body: { items: visits.map(visitView), ...(nextCursor ? { nextCursor } : {}) },
    };
  },
  listOnSite: async ({ caller, siteId, query }) => {
    const request = parseFields(onSiteQuery, query);
    if (!request.ok) return request;
    const list = await listOnSite(deps, caller, siteId, request.value);
    if (!list.ok) return list;
    const { visits, nextCursor, count: everybody, asOf } = list;
    const page = { items: visits.map(visitView), count: everybody, asOf: toRfc3339(asOf) };
    return { ok: true, status: 200, body: { ...page, ...(nextCursor ? { nextCursor } : {}) } };
  },
  getVisit: (request) => answerVisit(request, (action) => getVisit(deps, action)),
  checkIn: onVisit(checkInBody, async (action, passage) =>
    counted('CheckIns', await checkInByHand(deps, action, passage)),
  ),
  checkOut: onVisit(checkOutBody, async (action, { gateId }) =>
    counted('CheckOuts', await checkOutByHand(deps, action, gateId)),
  ),
  cancelVisit: onVisit(emptyBody, (action) => cancelVisit(deps, action)),
  approveVisit: onVisit(emptyBody, (action) => approveVisit(deps, action)),
  refuseVisit: onVisit(emptyBody, (action) => refuseVisit(deps, action)),
});
