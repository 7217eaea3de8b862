import { apiHandler } from '../edge/api-handler.ts';
import { readEnvironment } from '../edge/environment.ts';
import { gateIdField } from '../edge/id-fields.ts';
import { parseBody } from '../edge/parse-request.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { failure } from '../kernel/problems.ts';
import { bringBarsTo } from '../bars/bar-person.ts';
import { barTable } from '../bars/bar-table.ts';
import { addGate, changeGate, changeSite, createSite, removeGate } from './administer-sites.ts';
import { registryTable } from '../registry/registry-table.ts';
import { siteAdministrationTable } from './site-administration-table.ts';
import { siteActionOf, siteAnswer } from './site-answers.ts';
import * as requests from './api/requests.ts';
import { gateView, siteView } from './api/view.ts';

const { REGISTRY_TABLE, VISITS_TABLE } = readEnvironment('REGISTRY_TABLE', 'VISITS_TABLE');
const database = databaseClient();
const { getSite } = registryTable(database, REGISTRY_TABLE, { consistent: true });
const bars = barTable(database, VISITS_TABLE, systemClock);
const deps = { getSite, ...siteAdministrationTable(database, REGISTRY_TABLE) };

/** What an admin does to sites and their gates. */
export const handler = apiHandler({
  createSite: async ({ caller, body }) => {
    const request = parseBody(requests.newSite, body);
    if (!request.ok) return request;
    if (caller.siteIds !== '*') return failure('forbidden');
    // Before, so that the site is never there without the firm's bars; after, for one that is made at this moment.
    const site = { firmId: caller.firmId, siteId: request.value.siteId };
    await bringBarsTo(bars, site);
    const done = await createSite(deps, caller.firmId, request.value);
    if (!done.ok) return done;
    await bringBarsTo(bars, site);
    return siteAnswer(201, done.site, siteView(done.site), `/v1/sites/${done.site.siteId}`);
  },
  changeSite: async (request) => {
    const change = parseBody(requests.siteChange, request.body);
    if (!change.ok) return change;
    const done = await changeSite(deps, siteActionOf(request), change.value);
    return done.ok ? siteAnswer(200, done.site, siteView(done.site)) : done;
  },
  addGate: async (request) => {
    const gate = parseBody(requests.newGate, request.body);
    if (!gate.ok) return gate;
    const done = await addGate(deps, siteActionOf(request), gate.value);
    if (!done.ok) return done;
    const location = `/v1/sites/${request.siteId}/gates/${gate.value.gateId}`;
    return siteAnswer(201, done.site, gateView(gate.value), location);
  },
  changeGate: async (request) => {
    const change = parseBody(requests.gateChange, request.body);
    if (!change.ok) return change;
    const gateId = gateIdField.safeParse(request.path['gateId']);
    if (!gateId.success) return failure('gate_not_found');
    const done = await changeGate(deps, siteActionOf(request), gateId.data, change.value);
    if (!done.ok) return done;
    const gate = done.site.gates.find((one) => one.gateId === gateId.data);
    return siteAnswer(200, done.site, gate && gateView(gate));
  },
  removeGate: async (request) => {
    const gateId = gateIdField.safeParse(request.path['gateId']);
    if (!gateId.success) return failure('gate_not_found');
    const done = await removeGate(deps, siteActionOf(request), gateId.data);
    return done.ok ? siteAnswer(204, done.site) : done;
  },
});
