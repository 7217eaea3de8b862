import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { shows, withBody, withQuery } from '../edge/route-helpers.ts';
import { findVisit } from '../front-desk/load-visit.ts';
import { newInvitation } from '../invitations/api/requests.ts';
import { madeView } from '../invitations/api/view.ts';
import { cancelSeries, getSeries } from '../recurring/recurring-visits.ts';
import { readCompanions } from '../visits/companions.ts';
import * as requests from './api/requests.ts';
import { mySeriesView, myEntityTag, whereView, myVisitView } from './api/view.ts';
import { bookedAnswer, changed, gone, newSeriesAnswer, seriesAnswer, visitAnswer } from './answers.ts';
import { bookMyVisit, createMySeries } from './book-mine.ts';
import { decideMyVisit, editMyVisit, inviteMine, makeMyPin, revokeMyInvitation } from './change-my-visit.ts';
import { listMySeries, listMyVisits } from './list-mine.ts';
import { ownRoutes } from './on-own.ts';
import { onlyWhileTheirs } from './replay.ts';
import { wireResidents } from './wire.ts';

const { deps, answerStore, audit } = wireResidents();
const { onOwn, onVisit, toVisit, onSeries } = ownRoutes(deps);

/** Visits and recurring visits of a resident's own units, and nothing else. */
export const handler = apiHandler(
  audit.watch({
    listMyVisits: withQuery(requests.myVisitQuery, (query, request) =>
      onOwn(async (own) => {
        const list = await listMyVisits(own, query);
        return list.ok
          ? pageAnswer(list.items.map(myVisitView), list, whereView(own.resident, list.site))
          : list;
      })(request),
    ),
    bookMyVisit: withBody(requests.myBooking, (booking, request) =>
      onOwn(async (own, { caller, siteId, idempotencySeed }) => {
        const made = await bookMyVisit(own, caller, booking, idempotencySeed);
        return made.ok ? bookedAnswer(siteId, made.visit, made.companions) : made;
      })(request),
    ),
    getMyVisit: onVisit(async (own, action) => {
      const found = await findVisit(own, action);
      if (!found.ok) return found;
      return visitAnswer(found.visit, await readCompanions(own.visits, found.site, found.visit));
    }),
    editMyVisit: toVisit(requests.myVisitEdit, async (own, action, edit) =>
      changed(await editMyVisit(own, action, edit)),
    ),
    decideMyVisit: toVisit(requests.myDecision, async (own, action, { decision }) =>
      changed(await decideMyVisit(own, action, decision)),
    ),
    makeMyPin: toVisit(requests.emptyBody, async (own, action) => {
      const made = await makeMyPin(own, action);
      if (!made.ok) return made;
      const { visit, pin } = made;
      return { ...shows({ visitId: visit.visitId, pin }, 201), headers: { etag: myEntityTag(visit) } };
    }),
    inviteMine: toVisit(newInvitation, async (own, action, wanted) => {
      const made = await inviteMine(own, action, wanted);
      if (!made.ok) return made;
      count('Invitations', 'made');
      return { ...shows(madeView(made), 201), headers: { etag: myEntityTag(made.visit) } };
    }),
    revokeMyInvitation: onVisit(async (own, action) => gone(await revokeMyInvitation(own, action))),
    listMySeries: withQuery(requests.mySeriesQuery, (query, request) =>
      onOwn(async (own) => {
        const list = await listMySeries(own, query);
        return list.ok ? pageAnswer(list.items.map(mySeriesView), list) : list;
      })(request),
    ),
    createMySeries: withBody(requests.myNewSeries, (rule, request) =>
      onOwn(async (own, { caller, siteId, idempotencySeed }) => {
        const made = await createMySeries(own, caller, rule, idempotencySeed);
        return made.ok ? newSeriesAnswer(siteId, made.series) : made;
      })(request),
    ),
    getMySeries: onSeries(async (own, seriesId, { caller, siteId }) =>
      seriesAnswer(await getSeries(own, caller, siteId, seriesId)),
    ),
    cancelMySeries: onSeries(async (own, seriesId, { caller, siteId }) =>
      gone(await cancelSeries(own, caller, siteId, seriesId)),
    ),
  }),
  onlyWhileTheirs(deps, rememberAnswersIn(answerStore)),
);
