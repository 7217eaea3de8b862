import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionPool } from '../lambda/function-pool.ts';
import type { Invocation } from '../lambda/messages.ts';
import { accountId, region } from '../template/resource-names.ts';
import type { Api, ApiMethod } from './api-template.ts';
import { tokenAuthorizer } from './authorize.ts';
import { compressed } from './compress.ts';
import type { Blocked, Inspected } from './firewall.ts';
import type { GatewayResponseKind } from './gateway-response.ts';
import { proxyEvent } from './proxy-event.ts';
import { parseProxyResponse, type ProxyResponse } from './proxy-response.ts';
import { readBody, type Body } from './read-body.ts';
import { matchRoute } from './route-tree.ts';
import { methodThrottles } from './throttle.ts';

/** API Gateway's limit for a request body (quotas of REST APIs). */
const mostBodyBytes = 10 * 1024 * 1024;

interface Wanted {
  readonly api: Api;
  /** The pool of a function by its name. */
  readonly pool: (functionName: string) => FunctionPool;
  /** False lets every request through, whatever the firewall and the stage's limits say: for measurements. */
  readonly throttled: boolean;
  /** Counts a request of a firm by its key, and says what the gateway refuses it with. */
  readonly meter: (usageKey: string | undefined) => GatewayResponseKind | undefined;
}

type Outcome =
  | ProxyResponse
  | Blocked
  | {
      readonly kind: GatewayResponseKind;
      readonly authorizer?: Readonly<Record<string, string | number>> | undefined;
    };

/** Plays API Gateway's REST API: answers each request that begins with the stage's name. */
export function apiGateway({ api, pool, throttled, meter }: Wanted) {
  const nowMs = () => performance.now();
  const throttle = methodThrottles(throttled ? api.throttling : [], nowMs);
  const authorize = methodAuthorizer(api, pool);

  const answer = async (request: IncomingMessage, requestId: string): Promise<Outcome> => {
    const receivedAtMs = Date.now();
    const verb = request.method ?? 'GET';
    const [location = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    const path = location.slice(api.stage.length + 1) || '/';
    const match = matchRoute(api.root, verb, path);
    // Read even where it is not needed, because the client might otherwise never read the answer.
    const read = await readBody(request, mostBodyBytes);
    const blocked = throttled ? api.firewall(inspected(request, bytesOf(read))) : undefined;
    if (blocked) return blocked;
    if (!match) return { kind: 'MISSING_AUTHENTICATION_TOKEN' };
    const { method, pathParameters } = match;
    if (!throttle(method.resourcePath, verb)) return { kind: 'THROTTLED' };
    if (read.kind === 'too_large') return { kind: 'REQUEST_TOO_LARGE' };
    if (method.mock) return method.mock(request.headers.origin);
    const body = read.text;
    const authorization = await authorize(method, verb, path, request);
    if (authorization?.kind === 'refused')
      return { kind: authorization.response, authorizer: authorization.context };
    const overused = method.apiKeyRequired && throttled ? meter(authorization?.usageKey) : undefined;
    if (overused) return { kind: overused };
    if (!fitsModel(method, request, body)) return { kind: 'BAD_REQUEST_BODY' };
    const { apiId, stage } = api;
    const authorizer = authorization?.context;
    const known = {
      request,
      requestId,
      apiId,
      stage,
      path,
      query,
      method,
      pathParameters,
      body,
      authorizer,
      receivedAtMs,
    };
    return readInvocation(
      await withTimeOut(pool(method.functionName).invoke(proxyEvent(known)), method.integrationTimeoutMs),
    );
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const outcome = await answer(request, requestId);
    const { status, headers, body } =
      'kind' in outcome
        ? api.respond(outcome.kind, {
            requestId,
            stage: api.stage,
            ...authorizerVariables(outcome.authorizer),
          })
        : outcome;
    const sent = await compressed(body, request.headers['accept-encoding'], api.minimumCompressionBytes);
    response.writeHead(status, {
      ...headers,
      ...(sent.encoding ? { 'content-encoding': sent.encoding } : {}),
      'x-amzn-RequestId': requestId,
      'content-length': Buffer.byteLength(sent.body),
    });
    response.end(request.method === 'HEAD' ? undefined : sent.body);
  };
}

/** Asks the authorizer of a method, where it has one. */
function methodAuthorizer(api: Api, pool: Wanted['pool']) {
  const authorizers = new Map(
    [...api.authorizers].map(([id, authorizer]) => [
      id,
      {
        header: authorizer.header,
        // By the host's clock: rights are read again after a minute has been passed on.
        authorize: tokenAuthorizer(authorizer, pool(authorizer.functionName), () => Date.now()),
      },
    ]),
  );
  return async (method: ApiMethod, verb: string, path: string, request: IncomingMessage) => {
    if (method.authorizerId === undefined) return undefined;
    const authorizer = authorizers.get(method.authorizerId);
    if (!authorizer) throw new Error(`the template has no authorizer ${method.authorizerId}`);
    const methodArn = `arn:aws:execute-api:${region}:${accountId}:${api.apiId}/${api.stage}/${verb}${path}`;
    const token = request.headers[authorizer.header];
    return authorizer.authorize(typeof token === 'string' ? token : undefined, methodArn);
  };
}

/** `$context.authorizer.name`, for the templates of the gateway's own answers. */
const authorizerVariables = (context: Readonly<Record<string, string | number>> = {}) =>
  Object.fromEntries(
    Object.entries(context).map(([name, value]) => [`authorizer.${name}`, String(value)] as const),
  );

/** A body whose content type has no model is not checked, as in API Gateway; a request that names none counts as JSON. */
function fitsModel({ bodyModels }: ApiMethod, request: IncomingMessage, body: string | null): boolean {
  const contentType =
    request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'application/json';
  const model = bodyModels?.get(contentType);
  return model === undefined || model(body ?? '');
}

function readInvocation(ended: Invocation | 'late'): Outcome {
  if (ended === 'late') return { kind: 'INTEGRATION_TIMEOUT' };
  if (ended.kind !== 'answered') return { kind: 'INTEGRATION_FAILURE' };
  return parseProxyResponse(ended.payload) ?? { kind: 'INTEGRATION_FAILURE' };
}

async function withTimeOut(
  invocation: Promise<Invocation>,
  milliseconds: number,
): Promise<Invocation | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  try {
    return await Promise.race([invocation, late]);
  } finally {
    clearTimeout(timer);
  }
}

const inspected = ({ socket, headers, url = '' }: IncomingMessage, bodyBytes: number): Inspected => ({
  address: socket.remoteAddress ?? '',
  path: url.split('?')[0] ?? '',
  bodyBytes,
  headers,
});

/** A body that was not read to its end is larger than any limit. */
const bytesOf = (body: Body): number =>
  body.kind === 'too_large' ? Infinity : Buffer.byteLength(body.text ?? '');
