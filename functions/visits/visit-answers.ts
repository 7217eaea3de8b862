import type { z } from 'zod/mini';
import type { Answer, ApiRequest, Respond } from '../edge/api-handler.ts';
import { visitIdField } from '../edge/id-fields.ts';
import { parseBody } from '../edge/parse-request.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Outcome, VisitAction } from './find-visit.ts';
import { entityTag, visitView } from './visit-view.ts';
import type { Visit } from './visit.ts';

/** Answers a route that acts on one visit with the visit as it is then. */
export function onVisit<Schema extends z.ZodMiniType>(
  schema: Schema,
  act: (action: VisitAction, body: z.output<Schema>) => Promise<Outcome>,
): Respond {
  return async (request) => {
    const body = parseBody(schema, request.body);
    return body.ok ? answerVisit(request, (action) => act(action, body.value)) : body;
  };
}

/** Answers with the visit that the path names, after `act`. */
export async function answerVisit(
  { caller, siteId, path, headers }: ApiRequest,
  act: (action: VisitAction) => Promise<Outcome>,
): Promise<Answer | Failure> {
  const visitId = visitIdField.safeParse(path['visitId']);
  if (!visitId.success) return failure('visit_not_found');
  const outcome = await act({ caller, siteId, visitId: visitId.data, ifMatch: headers['if-match'] });
  return outcome.ok ? visitAnswer(200, outcome.visit) : outcome;
}

/** The answer that shows a visit, with its entity tag. */
export const visitAnswer = (status: number, visit: Visit): Answer => ({
  ok: true,
  status,
  headers: { etag: entityTag(visit) },
  body: visitView(visit),
  forgetAt: visit.purgeAt,
});
