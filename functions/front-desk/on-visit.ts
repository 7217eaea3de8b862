import type { z } from 'zod/mini';
import type { Caller } from '../edge/access.ts';
import { unlessCurrent } from '../edge/conditional.ts';
import type { Answer, Respond } from '../edge/respond.ts';
import { visitIdField } from '../edge/id-fields.ts';
import { withBody, withId } from '../edge/route-helpers.ts';
import type { Failure } from '../kernel/problems.ts';
import { getVisit } from './by-hand.ts';
import type { Outcome, VisitAction } from './load-visit.ts';
import type { VisitDeps } from './visit-deps.ts';
import { entityTag, leadView, visitView, visitViewFor } from './api/view.ts';
import { normalPurgeOf } from '../visits/held.ts';
import type { Visit } from '../visits/visit.ts';

/** Answers a route that acts on one visit, which its path names, with what `act` answers. */
export const toVisit = <Schema extends z.ZodMiniType>(
  schema: Schema,
  act: (action: VisitAction, body: z.output<Schema>) => Promise<Answer | Failure>,
): Respond => withBody(schema, (body, request) => withVisit((action) => act(action, body))(request));

/** Answers a route that acts on one visit with the visit after the change. */
export const onVisit = <Schema extends z.ZodMiniType>(
  schema: Schema,
  act: (action: VisitAction, body: z.output<Schema>) => Promise<Outcome>,
): Respond => toVisit(schema, async (action, body) => outcomeAnswer(action.caller, await act(action, body)));

/** Answers with the visit that the path names; 304 where the client has it. */
export const showVisit =
  (deps: VisitDeps): Respond =>
  async (request) =>
    withVisit(async (action) => {
      const outcome = await getVisit(deps, action);
      const answer = outcomeAnswer(action.caller, outcome);
      return outcome.ok && answer.ok && isToldByVersion(outcome.visit)
        ? unlessCurrent(request.headers['if-none-match'], answer)
        : answer;
    })(request);

/** What time alone changes of a visit makes no new version. */
const isToldByVersion = ({ overstayedAt, purposeConsent }: Visit): boolean =>
  overstayedAt === undefined && purposeConsent === undefined;

/** Answers a route that acts on one visit, which its path names, and reads no body. */
export const withVisit = (act: (action: VisitAction) => Promise<Answer | Failure>): Respond =>
  withId('visitId', visitIdField, 'visit_not_found', (visitId, { caller, siteId, headers }) =>
    act({ caller, siteId, visitId, ifMatch: headers['if-match'] }),
  );

const outcomeAnswer = ({ role }: Caller, outcome: Outcome): Answer | Failure =>
  outcome.ok ? visitAnswer(200, outcome.visit, outcome.companions, visitViewFor(role)) : outcome;

/** The answer that shows a new visit, its companions' visits, and its location. */
export function createdAnswer(visit: Visit, companions: readonly Visit[]): Answer {
  const answer = visitAnswer(201, visit, companions.length > 0 ? companions : undefined);
  const location = `/v1/sites/${visit.siteId}/visits/${visit.visitId}`;
  return { ...answer, headers: { ...answer.headers, location } };
}

/** The answer that shows a visit, with its entity tag. */
const visitAnswer = (
  status: number,
  visit: Visit,
  companions?: readonly Visit[],
  show = visitView,
): Answer => ({
  ok: true,
  status,
  headers: { etag: entityTag(visit) },
  body: companions ? leadView(visit, companions, show) : show(visit),
  forgetAt: normalPurgeOf(visit),
});
