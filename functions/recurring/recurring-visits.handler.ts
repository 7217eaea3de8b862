import { apiHandler } from '../edge/api-handler.ts';
import { emptyBody } from '../edge/fields.ts';
import { seriesIdField } from '../edge/id-fields.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import type { Answer, ApiRequest, Respond } from '../edge/respond.ts';
import { withBody, withId, withQuery } from '../edge/route-helpers.ts';
import type { SeriesId } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import { newSeries, seriesListQuery } from './api/requests.ts';
import { ruleView, seriesView } from './api/view.ts';
import { cancelSeries, createSeries, getSeries, listSeries, type SeriesOutcome } from './recurring-visits.ts';
import { wireRecurring } from './wire.ts';

const { deps, answerStore, audit } = wireRecurring();

/** Rules of recurring visits: make, list, read, cancel. */
export const handler = apiHandler(
  audit.watch({
    createSeries: withBody(newSeries, async (rule, { caller, siteId, idempotencySeed }) => {
      const outcome = await createSeries(deps, caller, siteId, rule, idempotencySeed);
      if (!outcome.ok) return outcome;
      const location = `/v1/sites/${siteId}/recurring-visits/${outcome.series.seriesId}`;
      return answer(outcome, 201, { location });
    }),
    listSeries: withQuery(seriesListQuery, async (query, { caller, siteId }) => {
      const list = await listSeries(deps, caller, siteId, query);
      return list.ok ? pageAnswer(list.page.series.map(ruleView), list) : list;
    }),
    getSeries: onSeries((seriesId, { caller, siteId }) => getSeries(deps, caller, siteId, seriesId)),
    cancelSeries: withBody(emptyBody, (_, request) =>
      onSeries((seriesId, { caller, siteId }) => cancelSeries(deps, caller, siteId, seriesId))(request),
    ),
  }),
  rememberAnswersIn(answerStore),
);

function onSeries(act: (seriesId: SeriesId, request: ApiRequest) => Promise<SeriesOutcome>): Respond {
  return withId('seriesId', seriesIdField, 'series_not_found', async (seriesId, request) =>
    answer(await act(seriesId, request), 200),
  );
}

function answer(
  outcome: SeriesOutcome,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer | Failure {
  if (!outcome.ok) return outcome;
  const { series, upcoming } = outcome;
  return { ok: true, status, headers, body: seriesView(series, upcoming), forgetAt: series.purgeAt };
}
