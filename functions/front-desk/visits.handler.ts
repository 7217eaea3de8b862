import { apiHandler } from '../edge/api-handler.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { answerLists } from './answer-lists.ts';
import * as requests from './api/requests.ts';
import { companionsView, entityTag, pinView, walkInView } from './api/view.ts';
import { checkInByHand, checkOutByHand } from './by-hand.ts';
import { approveVisit, cancelVisit, refuseVisit } from './cancel-approve-refuse.ts';
import { checkInCompanions } from './check-in-companions.ts';
import { editVisit } from './edit-visit.ts';
import { createdAnswer, onVisit, showVisit, toVisit } from './on-visit.ts';
import { makePin } from './pin.ts';
import { preRegister } from './pre-register.ts';
import { recordConsent } from './record-consent.ts';
import { undoPassage } from './undo-passage.ts';
import { countCompanion, countPin, countUndone, counted, countWalkIn } from './visit-counts.ts';
import { recordWalkInByHand } from './walk-in-by-hand.ts';
import { wireVisits } from './wire.ts';

const { deps, marks, answerStore, audit } = wireVisits();
const lists = answerLists(deps, marks);

/** Pre-registration, the lists, and everything that is done to a visit by hand. */
export const handler = apiHandler(
  audit.watch({
    preRegister: withBody(requests.preRegistration, async (visit, { caller, siteId, idempotencySeed }) => {
      const outcome = await preRegister(deps, caller, siteId, visit, idempotencySeed);
      return outcome.ok ? createdAnswer(outcome.visit, outcome.companions) : outcome;
    }),
    recordWalkIn: withBody(requests.walkInRequest, async (walkIn, { caller, siteId, idempotencySeed }) => {
      const made = await recordWalkInByHand(deps, caller, siteId, walkIn, idempotencySeed);
      if (!made.ok) return made;
      countWalkIn([made.visit, ...made.companions.map(({ visit }) => visit)]);
      return { ...createdAnswer(made.visit, []), body: walkInView(made.visit, made.companions) };
    }),
    listVisits: lists.listVisits,
    searchVisits: lists.searchVisits,
    listOnSite: lists.listOnSite,
    getVisit: showVisit(deps),
    editVisit: onVisit(requests.visitEdit, (action, edit) => editVisit(deps, action, edit)),
    checkIn: onVisit(requests.checkInByHand, async (action, passage) =>
      counted('CheckIns', countPin(await checkInByHand(deps, action, passage))),
    ),
    checkInCompanions: toVisit(requests.companionsCheckIn, async (action, passage) => {
      const outcome = await checkInCompanions(deps, action, passage);
      return outcome.ok ? shows(companionsView(outcome.companions.map(countCompanion))) : outcome;
    }),
    makePin: toVisit(requests.emptyBody, async (action) => {
      const made = await makePin(deps, action);
      if (!made.ok) return made;
      const { visit, pin } = made;
      return { ...shows(pinView(visit, pin), 201), headers: { etag: entityTag(visit) } };
    }),
    checkOut: onVisit(requests.checkOutByHand, async (action, { gateId }) =>
      counted('CheckOuts', await checkOutByHand(deps, action, gateId)),
    ),
    undoPassage: onVisit(requests.undoRequest, async (action, undo) =>
      countUndone(await undoPassage(deps, action, undo)),
    ),
    recordConsent: onVisit(requests.consentBody, (action, consent) => recordConsent(deps, action, consent)),
    cancelVisit: onVisit(requests.emptyBody, (action) => cancelVisit(deps, action)),
    approveVisit: onVisit(requests.emptyBody, (action) => approveVisit(deps, action)),
    refuseVisit: onVisit(requests.emptyBody, (action) => refuseVisit(deps, action)),
  }),
  rememberAnswersIn(answerStore),
);
