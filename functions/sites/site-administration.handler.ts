import { apiHandler } from '../edge/api-handler.ts';
import { gateIdField } from '../edge/id-fields.ts';
import { refuseStale } from '../edge/if-match.ts';
import type { Answer, ApiRequest } from '../edge/respond.ts';
import { withBody, withId } from '../edge/route-helpers.ts';
import { firmAnswer } from '../firms/answer-firm.ts';
import { firmChange } from '../firms/api/requests.ts';
import { changeFirm } from '../firms/change-firm.ts';
import type { GateId } from '../kernel/brands.ts';
import type { Failure } from '../kernel/problems.ts';
import { addGate, changeGate, changeSite, removeGate } from './administer-sites.ts';
import * as requests from './api/requests.ts';
import { gateView, siteView } from './api/view.ts';
import { openSite } from './open-site.ts';
import { siteActionOf, siteAnswer } from './site-action.ts';
import { wireSiteAdministration } from './wire.ts';

const { deps, audit } = wireSiteAdministration();

const withGate = (act: (gateId: GateId, request: ApiRequest) => Promise<Answer | Failure>) =>
  withId('gateId', gateIdField, 'gate_not_found', act);

/** What an admin does to the firm’s look, to sites and to their gates. */
export const handler = apiHandler(
  audit.watch({
    changeFirm: withBody(firmChange, async (change, { caller, headers }) => {
      const done = await changeFirm(deps.firms, caller.firmId, change, (version) =>
        refuseStale(headers, version),
      );
      return done.ok ? firmAnswer(done.look) : done;
    }),
    createSite: withBody(requests.newSite, async (wanted, { caller }) => {
      const done = await openSite(deps, caller, wanted);
      return done.ok
        ? siteAnswer(201, done.site, siteView(done.site, deps.clock()), `/v1/sites/${done.site.siteId}`)
        : done;
    }),
    changeSite: withBody(requests.siteChange, async (change, request) => {
      const done = await changeSite(deps, siteActionOf(request), change, request.caller.memberId);
      return done.ok ? siteAnswer(200, done.site, siteView(done.site, deps.clock())) : done;
    }),
    addGate: withBody(requests.newGate, async (gate, request) => {
      const done = await addGate(deps, siteActionOf(request), gate);
      const location = `/v1/sites/${request.siteId}/gates/${gate.gateId}`;
      return done.ok ? siteAnswer(201, done.site, gateView(gate), location) : done;
    }),
    changeGate: withBody(requests.gateChange, (change, request) =>
      withGate(async (gateId) => {
        const done = await changeGate(deps, siteActionOf(request), gateId, change);
        if (!done.ok) return done;
        const gate = done.site.gates.find((one) => one.gateId === gateId);
        return siteAnswer(200, done.site, gate && gateView(gate));
      })(request),
    ),
    removeGate: withGate(async (gateId, request) => {
      const done = await removeGate(deps, siteActionOf(request), gateId);
      return done.ok ? siteAnswer(204, done.site) : done;
    }),
  }),
);
