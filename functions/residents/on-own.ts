import type { z } from 'zod/mini';
import { seriesIdField, visitIdField } from '../edge/id-fields.ts';
import type { Answer, ApiRequest, Respond } from '../edge/respond.ts';
import { withBody, withId } from '../edge/route-helpers.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { VisitAction } from '../front-desk/load-visit.ts';
import { ownOf, type Own, type ResidentDeps } from './own.ts';
import { residentAt } from './resident.ts';

type Result = Promise<Answer | Failure>;

/**
 * Reads the member as it is now and gives `act` what this resident may reach. Nothing else leads to data: every route of
 * residents begins here. Who acts for no unit of the site any more is refused at once.
 */
export async function asResident(
  deps: ResidentDeps,
  { caller, siteId }: ApiRequest,
  act: (own: Own) => Result,
): Result {
  const resident = residentAt(siteId, await deps.readMember(caller.firmId, caller.memberId));
  return resident ? act(ownOf(deps, resident)) : failure('forbidden');
}

/** Helpers for the routes of residents. */
export function ownRoutes(deps: ResidentDeps) {
  const onOwn =
    (act: (own: Own, request: ApiRequest) => Result): Respond =>
    (request) =>
      asResident(deps, request, (own) => act(own, request));
  const onVisit = (act: (own: Own, action: VisitAction) => Result): Respond =>
    onOwn((own, request) =>
      withId('visitId', visitIdField, 'visit_not_found', (visitId, { caller, siteId, headers }) =>
        act(own, { caller, siteId, visitId, ifMatch: headers['if-match'] }),
      )(request),
    );
  return {
    onOwn,
    onVisit,
    /** A route with a body about one visit. */
    toVisit: <Schema extends z.ZodMiniType>(
      schema: Schema,
      act: (own: Own, action: VisitAction, body: z.output<Schema>) => Result,
    ): Respond =>
      withBody(schema, (body, request) => onVisit((own, action) => act(own, action, body))(request)),
    onSeries: (act: (own: Own, seriesId: SeriesId, request: ApiRequest) => Result): Respond =>
      onOwn((own, request) =>
        withId('seriesId', seriesIdField, 'series_not_found', (seriesId) => act(own, seriesId, request))(
          request,
        ),
      ),
  };
}
