import { apiHandler } from '../edge/api-handler.ts';
import { conditional } from '../edge/conditional.ts';
import { scanIdField } from '../edge/id-fields.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import { passageListQuery, passagesRequest, resolutionRequest } from './api/requests.ts';
import { passageView, resultView } from './api/view.ts';
import { applyPassage } from './apply-passage.ts';
import { countPassages } from './count-passages.ts';
import { recordPassages } from './record-passages.ts';
import { listPassages, resolvePassage } from './resolve-passages.ts';
import { wirePassages } from './wire.ts';

const { deps, audit } = wirePassages();

/** Passages that scanners made without a network: they send them later, and managers look at those that conflict. */
export const handler = apiHandler(
  audit.watch({
    recordPassages: withBody(passagesRequest, async ({ passages }, { caller, siteId }) => {
      const answer = await recordPassages(deps, caller, siteId, passages);
      if (!answer.ok) return answer;
      countPassages(caller, siteId, answer.results);
      return shows({ results: answer.results.map(resultView) });
    }),
    listPassages: conditional(
      withQuery(passageListQuery, async (query, { caller, siteId }) => {
        const list = await listPassages(deps, caller, siteId, query);
        return list.ok ? pageAnswer(list.page.passages.map(passageView), list) : list;
      }),
    ),
    resolvePassage: withBody(resolutionRequest, ({ note, apply }, request) =>
      withId('scanId', scanIdField, 'passage_not_found', async (scanId, { caller, siteId }) => {
        const settle = apply ? applyPassage : resolvePassage;
        const resolved = await settle(deps, caller, siteId, scanId, note);
        return resolved.ok ? shows(passageView(resolved.passage)) : resolved;
      })(request),
    ),
  }),
);
