import { apiHandler } from '../edge/api-handler.ts';
import { onceIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import { checkInByHand, checkOutByHand, getVisit } from './by-hand.ts';
import { checkInCompanions } from './check-in-companions.ts';
import { editVisit } from './edit-visit.ts';
import { listOnSite, listVisits } from './list-visits.ts';
import { preRegister } from './pre-register.ts';
import { undoPassage } from './undo-passage.ts';
import { approveVisit, cancelVisit, refuseVisit } from './cancel-approve-refuse.ts';
import { searchVisits } from './search-visits.ts';
import { answerVisit, createdAnswer, onVisit, toVisit } from './visit-answers.ts';
import { countCompanion, countPin, countUndone, counted, countWalkIn } from './visit-counts.ts';
import { makePin } from './pin.ts';
import * as requests from './api/requests.ts';
import { companionsView, entityTag, pinView, visitView, walkInView } from './api/view.ts';
import { recordWalkInByHand } from './walk-in-by-hand.ts';
import { answersRemembered, visitDeps as deps } from './wire.ts';

/** Pre-registration, the lists, and everything that is done to a visit by hand. */
export const handler = apiHandler(
  {
    preRegister: async ({ caller, siteId, body, onceSeed }) => {
      const request = parseBody(requests.preRegistration, body);
      if (!request.ok) return request;
      const outcome = await preRegister(deps, caller, siteId, request.value, onceSeed);
      return outcome.ok ? createdAnswer(outcome.visit, outcome.companions) : outcome;
    },
    recordWalkIn: async ({ caller, siteId, body, onceSeed }) => {
      const request = parseBody(requests.walkInRequest, body);
      if (!request.ok) return request;
      const made = await recordWalkInByHand(deps, caller, siteId, request.value, onceSeed);
      if (!made.ok) return made;
      countWalkIn([made.visit, ...made.companions.map(({ visit }) => visit)]);
      return { ...createdAnswer(made.visit, []), body: walkInView(made.visit, made.companions) };
    },
    listVisits: async ({ caller, siteId, query }) => {
      const request = parseFields(requests.dayListQuery, query);
      if (!request.ok) return request;
      const list = await listVisits(deps, caller, siteId, request.value);
      if (!list.ok) return list;
      return pageAnswer(list.visits.map(visitView), list);
    },
    searchVisits: async ({ caller, siteId, body }) => {
      const search = parseBody(requests.visitSearch, body);
      if (!search.ok) return search;
      const list = await searchVisits(deps, caller, siteId, search.value);
      return list.ok ? pageAnswer(list.visits.map(visitView), list) : list;
    },
    listOnSite: async ({ caller, siteId, query }) => {
      const request = parseFields(requests.onSiteQuery, query);
      if (!request.ok) return request;
      const list = await listOnSite(deps, caller, siteId, request.value);
      if (!list.ok) return list;
      const { visits, count: everybody, asOf } = list;
      return pageAnswer(visits.map(visitView), list, { count: everybody, asOf: toRfc3339(asOf) });
    },
    getVisit: (request) => answerVisit(request, (action) => getVisit(deps, action)),
    editVisit: onVisit(requests.visitEdit, (action, edit) => editVisit(deps, action, edit)),
    checkIn: onVisit(requests.checkInByHand, async (action, passage) =>
      counted('CheckIns', countPin(await checkInByHand(deps, action, passage))),
    ),
    checkInCompanions: toVisit(requests.companionsCheckIn, async (action, passage) => {
      const outcome = await checkInCompanions(deps, action, passage);
      return outcome.ok
        ? { ok: true, status: 200, body: companionsView(outcome.companions.map(countCompanion)) }
        : outcome;
    }),
    makePin: toVisit(requests.emptyBody, async (action) => {
      const made = await makePin(deps, action);
      if (!made.ok) return made;
      const { visit, pin } = made;
      return {
        ok: true,
        status: 201,
        headers: { etag: entityTag(visit) },
        body: pinView(visit, pin),
      };
    }),
    checkOut: onVisit(requests.checkOutByHand, async (action, { gateId }) =>
      counted('CheckOuts', await checkOutByHand(deps, action, gateId)),
    ),
    undoPassage: onVisit(requests.undoRequest, async (action, undo) =>
      countUndone(await undoPassage(deps, action, undo)),
    ),
    cancelVisit: onVisit(requests.emptyBody, (action) => cancelVisit(deps, action)),
    approveVisit: onVisit(requests.emptyBody, (action) => approveVisit(deps, action)),
    refuseVisit: onVisit(requests.emptyBody, (action) => refuseVisit(deps, action)),
  },
  onceIn(answersRemembered),
);
