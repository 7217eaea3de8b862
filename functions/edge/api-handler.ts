import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { FirmId, MemberId, SiteId } from '../kernel/brands.ts';
import { failure, problems } from '../kernel/problems.ts';
import { isDevice, refuseAccess, type Caller } from './access.ts';
import { fitsToken } from './bound-request.ts';
import { corsHeaders } from './cors.ts';
import { count } from './count.ts';
import { withDeprecationHeaders } from './deprecation.ts';
import { allowedOrigins } from './environment.ts';
import { siteIdField } from './id-fields.ts';
import { errorName, log } from './log.ts';
import type { Answer, MakeIdempotent, Respond } from './respond.ts';
import { problemResponse, type HttpResponse } from './problem-response.ts';
import { refuseUnclear } from './strict-request.ts';
import { routes, type Role, type Route, type RouteName } from './routes.ts';

/**
 * A request that is still waiting this long before the function's time ends is answered with 503. After that no answer
 * could be sent.
 */
const earlyMs = 1_000;

/**
 * Makes the Lambda handler of a function that answers the named routes. Throws where a route takes an `Idempotency-Key`
 * and `makeIdempotent` is absent.
 */
export function apiHandler(responders: Partial<Record<RouteName, Respond>>, makeIdempotent?: MakeIdempotent) {
  const byRoute = new Map<string, readonly [RouteName, Respond]>();
  for (const [name, respond] of Object.entries(responders) as [RouteName, Respond][]) {
    const { method, path, idempotencyKey }: Route = routes[name];
    if (idempotencyKey && !makeIdempotent)
      throw new Error(`${name} takes an Idempotency-Key and has no store of answers`);
    byRoute.set(`${method} ${path}`, [
      name,
      idempotencyKey && makeIdempotent ? makeIdempotent(name, respond) : respond,
    ]);
  }
  const origins = allowedOrigins();
  const finish = (event: APIGatewayProxyEvent, { headers, ...response }: HttpResponse): HttpResponse => ({
    ...response,
    headers: { ...headers, ...corsHeaders(headersOf(event)['origin'], origins) },
    ...(event.httpMethod === 'HEAD' ? { body: '' } : {}),
  });
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: earlyMs })
    .use({
      onError: (request: middy.Request<APIGatewayProxyEvent, APIGatewayProxyResult>) => {
        const { requestId } = request.event.requestContext;
        log('error', 'request_failed', {
          requestId,
          route: routeOf(request.event),
          error: errorName(request.error),
        });
        const code = isStoreFault(request.error) ? 'store_unavailable' : 'internal_error';
        request.response = finish(request.event, problemResponse(failure(code), requestId));
      },
    })
    .handler(async (event: APIGatewayProxyEvent) => {
      const { requestId } = event.requestContext;
      const route = byRoute.get(routeOf(event));
      const answer = route ? await respondTo(route, event) : failure('route_not_found');
      const shown = answer.ok ? jsonResponse(answer, requestId) : problemResponse(answer, requestId);
      const response = route ? withDeprecationHeaders(routes[route[0]], shown) : shown;
      log(answer.ok ? 'info' : problems[answer.code].level, 'request_answered', {
        requestId,
        route: route?.[0] ?? 'unknown',
        status: response.statusCode,
        ...(answer.ok ? {} : { code: answer.code }),
        ...firmOf(event),
      });
      return finish(event, response);
    });
}

/** A `HEAD` is answered as its `GET` is, without the body (RFC 9110 §9.3.2). */
const routeOf = ({ httpMethod, resource }: APIGatewayProxyEvent): string =>
  `${httpMethod === 'HEAD' ? 'GET' : httpMethod} ${resource}`;

async function respondTo([name, respond]: readonly [RouteName, Respond], event: APIGatewayProxyEvent) {
  const path = event.pathParameters ?? {};
  const site = siteIdField.safeParse(path['siteId'] ?? 'none');
  if (!site.success) return failure('site_not_found');
  const caller = callerOf(event);
  if (isDevice(caller.role) && !fitsToken(event)) {
    count('RefusedScanners', 'other_request');
    return failure('unauthenticated', 'A scanner’s token is valid for one request only.');
  }
  const refused = isPublic(routes[name])
    ? undefined
    : refuseAccess(caller, name, path['siteId'] === undefined ? undefined : site.data);
  if (refused) return refused;
  const headers = headersOf(event);
  const unclear = refuseUnclear(event, routes[name], headers);
  if (unclear) return unclear;
  return respond({
    caller,
    siteId: site.data,
    path,
    query: event.queryStringParameters ?? {},
    headers,
    body: { text: event.body, contentType: headers['content-type'], isBase64Encoded: event.isBase64Encoded },
    requestId: event.requestContext.requestId,
  });
}

/** Headers by their names in lower case. */
const headersOf = ({ headers }: APIGatewayProxyEvent): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const isPublic = (route: Route): boolean => route.roles === 'public';

function callerOf(event: APIGatewayProxyEvent): Caller {
  const {
    firmId = '',
    memberId = '',
    role = '',
    siteIds = '',
  } = (event.requestContext.authorizer ?? {}) as Partial<Record<string, string>>;
  return {
    firmId: firmId as FirmId,
    memberId: memberId as MemberId,
    role: role as Role,
    siteIds: siteIds === '*' ? '*' : (siteIds.split(' ') as SiteId[]),
  };
}

function firmOf(event: APIGatewayProxyEvent): { firmId?: string } {
  const { firmId } = callerOf(event);
  return firmId ? { firmId } : {};
}

function jsonResponse(answer: Answer, requestId: string): HttpResponse {
  return {
    statusCode: answer.status,
    headers: {
      ...(answer.body === undefined ? {} : { 'content-type': 'application/json' }),
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...answer.headers,
    },
    body: answer.body === undefined ? '' : JSON.stringify(answer.body),
  };
}

/** Errors of the SDK that say a store (DynamoDB, Secrets Manager) was not reached or was too busy, after its own retries. */
const storeFaults = new Set([
  'StoreBusy',
  'KeyServiceUnavailable',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  // Two transactions met on one item. A failed condition is handled before it reaches this list.
  'TransactionCanceledException',
  'InternalServerError',
  'InternalServiceError',
  'ServiceUnavailable',
  'TimeoutError',
  'AbortError',
  // The table is still being created.
  'ResourceNotFoundException',
]);

function isStoreFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', $metadata } = error as NodeJS.ErrnoException & {
    $metadata?: { httpStatusCode?: number };
  };
  if (($metadata?.httpStatusCode ?? 0) >= 500) return true;
  // The SDK replaces errors that are not its own, such as a cut connection, by one of its own.
  const wasCut = '$metadata' in error && !('$fault' in error);
  return wasCut || storeFaults.has(error.name) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/.test(code);
}
