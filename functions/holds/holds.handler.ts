import { apiHandler } from '../edge/api-handler.ts';
import { holdIdField } from '../edge/id-fields.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { log } from '../edge/log.ts';
import type { ApiRequest, Respond } from '../edge/respond.ts';
import { shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import { askHold, type HoldOutcome } from './ask-hold.ts';
import { decideHold, endHold, getHold, listHolds, renewHold, type HoldAction } from './change-hold.ts';
import { emptyBody, holdDecision, holdListQuery, holdRenewal, newHold } from './api/requests.ts';
import { holdView } from './api/view.ts';
import { holdState, type Hold } from './hold.ts';
import { wireHolds } from './wire.ts';

const { deps, answerStore, audit } = wireHolds();

const view = (hold: Hold) => holdView(hold, deps.clock());

/** Answers a route about one hold, which its path names, with the hold afterwards. */
const onHold = (act: (action: HoldAction) => Promise<HoldOutcome>): Respond =>
  withId('holdId', holdIdField, 'hold_not_found', async (holdId, { caller, siteId }) => {
    const outcome = await act({ caller, siteId, holdId });
    return outcome.ok ? shows(view(outcome.hold)) : outcome;
  });

/** The same for a route that changes the hold. */
const onChangedHold =
  (request: ApiRequest) =>
  (act: (action: HoldAction) => Promise<HoldOutcome>): ReturnType<Respond> =>
    onHold(async (action) => noted(action.caller.memberId, await act(action)))(request);

/** The register of holds: ask for one, decide, renew, end. */
export const handler = apiHandler(
  audit.watch({
    askHold: withBody(newHold, async (wanted, { caller, siteId, idempotencySeed }) => {
      const outcome = noted(caller.memberId, await askHold(deps, caller, siteId, wanted, idempotencySeed));
      if (!outcome.ok) return outcome;
      const location = `/v1/sites/${siteId}/holds/${outcome.hold.holdId}`;
      return { ...shows(view(outcome.hold), 201), headers: { location } };
    }),
    listHolds: withQuery(holdListQuery, async (query, { caller, siteId }) => {
      const list = await listHolds(deps, caller, siteId, query);
      return list.ok ? pageAnswer(list.page.holds.map(view), list) : list;
    }),
    getHold: onHold((action) => getHold(deps, action)),
    decideHold: withBody(holdDecision, ({ decision }, request) =>
      onChangedHold(request)((action) => decideHold(deps, action, decision)),
    ),
    renewHold: withBody(holdRenewal, ({ until }, request) =>
      onChangedHold(request)((action) => renewHold(deps, action, until)),
    ),
    endHold: withBody(emptyBody, (_, request) => onChangedHold(request)((action) => endHold(deps, action))),
  }),
  rememberAnswersIn(answerStore),
);

function noted(memberId: string, outcome: HoldOutcome): HoldOutcome {
  if (!outcome.ok) return outcome;
  const { firmId, siteId, holdId, version, visitIds } = outcome.hold;
  const state = holdState(outcome.hold, deps.clock());
  log('info', 'hold_changed', { firmId, siteId, holdId, memberId, state, version, visits: visitIds.length });
  return outcome;
}
