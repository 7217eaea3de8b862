import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { createHash } from 'node:crypto';
import { boundContext } from '../../functions/edge/bound-request.ts';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { catalogue, problemsOf } from '../../functions/openapi/catalogue.ts';
import { routes, type Role, type RouteName } from '../../functions/edge/routes.ts';

export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** A request in a test. */
export interface Sent {
  readonly role?: Role;
  readonly firmId?: string;
  /** `ROLE-1` where it is absent. */
  readonly memberId?: string;
  readonly siteIds?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent unchanged. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the role `scanner`: the authorizer has verified a token that is for this request. */
  readonly bound?: true;
}

/** The event that API Gateway makes of a request to a route. */
export function apiEvent(name: RouteName, sent: Sent = {}): APIGatewayProxyEvent {
  const { role = 'guard', firmId = 'demo', memberId = `${role}-1`, siteIds = '*', body } = sent;
  const pathParameters = {
    ...(routes[name].path.includes('{siteId}') ? { siteId: 'court' } : {}),
    ...sent.path,
  };
  return {
    httpMethod: routes[name].method,
    resource: routes[name].path,
    pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : null,
    queryStringParameters: sent.query ?? null,
    multiValueQueryStringParameters:
      sent.query === undefined
        ? null
        : Object.fromEntries(Object.entries(sent.query).map(([key, value]) => [key, [value]])),
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...sent.headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      requestTimeEpoch: 0,
      authorizer: {
        firmId,
        memberId,
        role,
        siteIds,
        ...(sent.bound ? boundTo(name, pathParameters, sent) : {}),
      },
    },
  } as unknown as APIGatewayProxyEvent;
}

/** What the authorizer says of a scanner's token for this request, which has no body. */
function boundTo(name: RouteName, path: Readonly<Record<string, string>>, { query = {} }: Sent) {
  const { method, path: pattern } = routes[name];
  const search = new URLSearchParams(query).toString();
  const at = pattern.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => path[parameter] ?? '');
  return boundContext({
    method,
    target: search === '' ? at : `${at}?${search}`,
    bodySha256: createHash('sha256').digest('base64url'),
    until: 1 as EpochSeconds,
  });
}

/** Calls a handler; returns status, headers and the JSON of its body. Throws if the document does not describe the answer. */
export async function callRoute(handler: Handler, name: RouteName, sent: Sent = {}) {
  const { statusCode, headers = {}, body } = await handler(apiEvent(name, sent), {} as Context);
  const answer = {
    status: statusCode,
    headers,
    body: (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>,
  };
  const { code = '' } = answer.body;
  const documented =
    statusCode < 400
      ? Object.keys(catalogue[name].answers).includes(String(statusCode))
      : problemsOf(name).some((known) => known === code);
  if (!documented) throw new Error(`${name} may not answer ${String(statusCode)} ${String(code)}`);
  return answer;
}
