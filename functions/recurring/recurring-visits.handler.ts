import { apiHandler } from '../edge/api-handler.ts';
import type { Answer, ApiRequest } from '../edge/respond.ts';
import { pageAnswer, readPage } from '../edge/list-page.ts';
import { seriesIdField } from '../edge/id-fields.ts';
import { onceIn } from '../edge/idempotency.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import type { SeriesId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { cancelSeries, createSeries, getSeries, type SeriesOutcome } from './recurring-visits.ts';
import { newSeries, seriesListQuery } from './api/requests.ts';
import { ruleView, seriesView } from './api/view.ts';
import { emptyBody } from '../front-desk/api/requests.ts';
import { recurringDeps as deps } from './wire.ts';
import { answersRemembered } from '../front-desk/wire.ts';

/** Rules of recurring visits: make, list, read, cancel. */
export const handler = apiHandler(
  {
    createSeries: async ({ caller, siteId, body, onceSeed }) => {
      const request = parseBody(newSeries, body);
      if (!request.ok) return request;
      const outcome = await createSeries(deps, caller, siteId, request.value, onceSeed);
      if (!outcome.ok) return outcome;
      const location = `/v1/sites/${siteId}/recurring-visits/${outcome.series.seriesId}`;
      return answer(outcome, 201, { location });
    },
    listSeries: async ({ caller, siteId, query }) => {
      const request = parseFields(seriesListQuery, query);
      if (!request.ok) return request;
      const site = await deps.getSite(caller.firmId, siteId);
      if (!site) return failure('site_not_found');
      const { limit, cursor } = request.value;
      const list = await readPage(`${caller.firmId}/${siteId}/recurring-visits`, cursor, (from) =>
        deps.series.list(site, { limit, ...from }),
      );
      return list.ok ? pageAnswer(list.page.series.map(ruleView), list) : list;
    },
    getSeries: (request) =>
      onSeries(request, (seriesId) => getSeries(deps, request.caller, request.siteId, seriesId)),
    cancelSeries: (request) => {
      const body = parseBody(emptyBody, request.body);
      return body.ok
        ? onSeries(request, (seriesId) => cancelSeries(deps, request.caller, request.siteId, seriesId))
        : Promise.resolve(body);
    },
  },
  onceIn(answersRemembered),
);

async function onSeries({ path }: ApiRequest, act: (seriesId: SeriesId) => Promise<SeriesOutcome>) {
  const seriesId = seriesIdField.safeParse(path['seriesId']);
  return seriesId.success ? answer(await act(seriesId.data), 200) : failure('series_not_found');
}

const answer = (
  outcome: SeriesOutcome,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer | Failure =>
  outcome.ok
    ? {
        ok: true,
        status,
        headers,
        body: seriesView(outcome.series, outcome.upcoming),
        forgetAt: outcome.series.purgeAt,
      }
    : outcome;
