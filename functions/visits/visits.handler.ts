import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { onceIn } from '../edge/idempotency.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import {
  approveVisit,
  cancelVisit,
  checkInByHand,
  checkOutByHand,
  getVisit,
  refuseVisit,
} from './change-visit.ts';
import { editVisit } from './edit-visit.ts';
import type { Outcome } from './find-visit.ts';
import { listOnSite, listVisits } from './list-visits.ts';
import { preRegister } from './pre-register.ts';
import { answerVisit, onVisit, visitAnswer } from './visit-answers.ts';
import * as requests from './visit-requests.ts';
import { visitView } from './visit-view.ts';
import { answersRemembered, visitDeps as deps } from './wire-visits.ts';

/** Counts what `act` did, when it did it. */
const counted = (name: 'CheckIns' | 'CheckOuts', outcome: Outcome): Outcome => {
  if (outcome.ok) count(name);
  return outcome;
};

/** Pre-registration, the lists, and everything that is done to a visit by hand. */
export const handler = apiHandler(
  {
    preRegister: async ({ caller, siteId, body, onceSeed }) => {
      const request = parseBody(requests.preRegistration, body);
      if (!request.ok) return request;
      const outcome = await preRegister(deps, caller, siteId, request.value, onceSeed);
      if (!outcome.ok) return outcome;
      const answer = visitAnswer(201, outcome.visit);
      return {
        ...answer,
        headers: { ...answer.headers, location: `/v1/sites/${siteId}/visits/${outcome.visit.visitId}` },
      };
    },
    listVisits: async ({ caller, siteId, query }) => {
      const request = parseFields(requests.dayListQuery, query);
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
      const request = parseFields(requests.onSiteQuery, query);
      if (!request.ok) return request;
      const list = await listOnSite(deps, caller, siteId, request.value);
      if (!list.ok) return list;
      const { visits, nextCursor, count: everybody, asOf } = list;
      const page = { items: visits.map(visitView), count: everybody, asOf: toRfc3339(asOf) };
      return { ok: true, status: 200, body: { ...page, ...(nextCursor ? { nextCursor } : {}) } };
    },
    getVisit: (request) => answerVisit(request, (action) => getVisit(deps, action)),
    editVisit: onVisit(requests.visitEdit, (action, edit) => editVisit(deps, action, edit)),
    checkIn: onVisit(requests.checkInByHand, async (action, passage) =>
      counted('CheckIns', await checkInByHand(deps, action, passage)),
    ),
    checkOut: onVisit(requests.checkOutByHand, async (action, { gateId }) =>
      counted('CheckOuts', await checkOutByHand(deps, action, gateId)),
    ),
    cancelVisit: onVisit(requests.emptyBody, (action) => cancelVisit(deps, action)),
    approveVisit: onVisit(requests.emptyBody, (action) => approveVisit(deps, action)),
    refuseVisit: onVisit(requests.emptyBody, (action) => refuseVisit(deps, action)),
  },
  onceIn(answersRemembered),
);
