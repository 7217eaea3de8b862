import { apiHandler } from '../edge/api-handler.ts';
import { accessRequestIdField } from '../edge/id-fields.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { versionTag } from '../edge/if-match.ts';
import { pageAnswer } from '../edge/list-page.ts';
import type { Answer } from '../edge/respond.ts';
import { shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import { newRequest, requestListQuery, stateChange } from './api/requests.ts';
import { requestView } from './api/view.ts';
import type { AccessRequest } from './access-request.ts';
import { changeState, listRequests, readRequest, recordRequest } from './office-requests.ts';
import { wireAccessRequests } from './wire.ts';

const { deps, answerStore, audit } = wireAccessRequests();

const view = (request: AccessRequest) => requestView(request, deps.clock());
const answer = (request: AccessRequest, status = 200): Answer => ({
  ...shows(view(request), status),
  headers: { etag: versionTag(request.version) },
});

/** The register of requests to see or to correct data. */
export const handler = apiHandler(
  audit.watch({
    createAccessRequest: withBody(newRequest, async (request, { caller, idempotencySeed }) => {
      const made = await recordRequest(deps, caller, request, idempotencySeed);
      if (!made.ok) return made;
      const { headers, ...shown } = answer(made.request, 201);
      return { ...shown, headers: { ...headers, location: `/v1/access-requests/${made.request.requestId}` } };
    }),
    listAccessRequests: withQuery(requestListQuery, async (query, { caller }) => {
      const list = await listRequests(deps, caller, query);
      return list.ok ? pageAnswer(list.page.requests.map(view), list) : list;
    }),
    getAccessRequest: withId(
      'requestId',
      accessRequestIdField,
      'access_request_not_found',
      async (requestId, { caller }) => {
        const read = await readRequest(deps, caller, requestId);
        return read.ok ? answer(read.request) : read;
      },
    ),
    changeAccessRequest: withBody(stateChange, (change, request) =>
      withId('requestId', accessRequestIdField, 'access_request_not_found', async (requestId) => {
        const changed = await changeState(deps, request.caller, requestId, change, request.headers);
        return changed.ok ? answer(changed.request) : changed;
      })(request),
    ),
  }),
  rememberAnswersIn(answerStore),
);
