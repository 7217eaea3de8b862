import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import type { Answer } from '../edge/respond.ts';
import { shows, withBody, withQuery } from '../edge/route-helpers.ts';
import type { Failure } from '../kernel/problems.ts';
import { findVisit, type Outcome } from '../front-desk/load-visit.ts';
import { newInvitation } from '../invitations/api/requests.ts';
import { madeView } from '../invitations/api/view.ts';
import { cancelSeries, getSeries, type SeriesOutcome } from '../recurring/recurring-visits.ts';
import { readCompanions } from '../visits/companions.ts';
import { normalPurgeOf } from '../visits/held.ts';
import type { Visit } from '../visits/visit.ts';
import * as requests from './api/requests.ts';
import { mySeriesView, myEntityTag, whereView, myVisitView, myVisitWithCompanionsView } from './api/view.ts';
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
        if (!made.ok) return made;
        const location = `/v1/sites/${siteId}/my-visits/${made.visit.visitId}`;
        return withLocation(visitAnswer(made.visit, made.companions, 201), location);
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
    revokeMyInvitation: onVisit(async (own, action) => {
      const revoked = await revokeMyInvitation(own, action);
      return revoked.ok ? { ok: true, status: 204 } : revoked;
    }),
    listMySeries: withQuery(requests.mySeriesQuery, (query, request) =>
      onOwn(async (own) => {
        const list = await listMySeries(own, query);
        return list.ok ? pageAnswer(list.items.map(mySeriesView), list) : list;
      })(request),
    ),
    createMySeries: withBody(requests.myNewSeries, (rule, request) =>
      onOwn(async (own, { caller, siteId, idempotencySeed }) => {
        const made = await createMySeries(own, caller, rule, idempotencySeed);
        if (!made.ok) return made;
        const location = `/v1/sites/${siteId}/my-recurring-visits/${made.series.seriesId}`;
        return withLocation(
          { ...shows(mySeriesView(made.series), 201), forgetAt: made.series.purgeAt },
          location,
        );
      })(request),
    ),
    getMySeries: onSeries(async (own, seriesId, { caller, siteId }) =>
      seriesAnswer(await getSeries(own, caller, siteId, seriesId)),
    ),
    cancelMySeries: onSeries(async (own, seriesId, { caller, siteId }) => {
      const ended = await cancelSeries(own, caller, siteId, seriesId);
      return ended.ok ? { ok: true, status: 204 } : ended;
    }),
  }),
  onlyWhileTheirs(deps, rememberAnswersIn(answerStore)),
);

const visitAnswer = (visit: Visit, companions: readonly Visit[] = [], status = 200): Answer => ({
  ...shows(myVisitWithCompanionsView(visit, companions), status),
  headers: { etag: myEntityTag(visit) },
  forgetAt: normalPurgeOf(visit),
});

const changed = (outcome: Outcome): Answer | Failure =>
  outcome.ok
    ? { ...shows(myVisitView(outcome.visit)), headers: { etag: myEntityTag(outcome.visit) } }
    : outcome;

const seriesAnswer = (outcome: SeriesOutcome): Answer | Failure =>
  outcome.ok ? shows(mySeriesView(outcome.series)) : outcome;

const withLocation = (answer: Answer, location: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, location },
});
