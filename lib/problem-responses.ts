import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { exposedHeaders } from '../functions/edge/cors.ts';
import { problems, type ProblemCode } from '../functions/kernel/problems.ts';

/** API Gateway's own answers, as problems in the same form as those of the functions. */
const responses: readonly (readonly [string, ResponseType, ProblemCode])[] = [
  ['Unauthorized', ResponseType.UNAUTHORIZED, 'unauthenticated'],
  ['AccessDenied', ResponseType.ACCESS_DENIED, 'forbidden'],
  ['InvalidKey', ResponseType.INVALID_API_KEY, 'forbidden'],
  ['MissingToken', ResponseType.MISSING_AUTHENTICATION_TOKEN, 'route_not_found'],
  ['NotFound', ResponseType.RESOURCE_NOT_FOUND, 'route_not_found'],
  ['BadBody', ResponseType.BAD_REQUEST_BODY, 'malformed_json'],
  ['BadParameters', ResponseType.BAD_REQUEST_PARAMETERS, 'invalid_request'],
  ['MediaType', ResponseType.UNSUPPORTED_MEDIA_TYPE, 'unsupported_media_type'],
  ['TooLarge', ResponseType.REQUEST_TOO_LARGE, 'body_too_large'],
  ['Filtered', ResponseType.WAF_FILTERED, 'request_blocked'],
  ['Throttled', ResponseType.THROTTLED, 'too_many_requests'],
  ['QuotaExceeded', ResponseType.QUOTA_EXCEEDED, 'quota_exceeded'],
  ['IntegrationFailure', ResponseType.INTEGRATION_FAILURE, 'internal_error'],
  ['IntegrationTimeout', ResponseType.INTEGRATION_TIMEOUT, 'store_unavailable'],
  // The authorizer fails where its store or the keys of the token's issuer could not be reached.
  ['AuthorizerFailure', ResponseType.AUTHORIZER_FAILURE, 'store_unavailable'],
  ['AuthorizerConfiguration', ResponseType.AUTHORIZER_CONFIGURATION_ERROR, 'internal_error'],
  ['Default4xx', ResponseType.DEFAULT_4XX, 'invalid_request'],
  ['Default5xx', ResponseType.DEFAULT_5XX, 'internal_error'],
];

/** Adds a gateway response for each of {@link responses}. */
export function addProblemResponses(api: RestApi, corsOrigins: readonly string[]): void {
  for (const [id, type, code] of responses) {
    const { status } = problems[code];
    const wait: Record<string, string> =
      status === 429 || status === 503
        ? { 'Retry-After': `'${code === 'quota_exceeded' ? '3600' : '2'}'` }
        : {};
    api.addGatewayResponse(id, {
      type,
      statusCode: String(status),
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        'Cache-Control': "'no-store'",
        'X-Request-Id': 'context.requestId',
        ...wait,
        ...Object.fromEntries(
          Object.entries(crossOriginHeaders(corsOrigins)).map(([name, value]) => [name, `'${value}'`]),
        ),
      },
      templates: {
        'application/json': problemBody(code, {
          ...(type === ResponseType.ACCESS_DENIED ? saidByAuthorizer : {}),
          requestId: '$context.requestId',
        }),
      },
    });
  }
}

/**
 * The header that lets pages of other origins read the answers of the gateway and of the firewall, which cannot choose
 * by origin: the one origin that is allowed, or any. They hold no data, and browsers send no cookies here
 * (docs/decisions/180).
 */
export function crossOriginHeaders(corsOrigins: readonly string[]): Record<string, string> {
  const [only, ...others] = corsOrigins;
  if (only === undefined) return {};
  return {
    'Access-Control-Allow-Origin': others.length === 0 && !only.endsWith('*') ? only : '*',
    'Access-Control-Expose-Headers': exposedHeaders,
  };
}

/** A problem (RFC 9457) as text; `more` is added to its members. */
export function problemBody(code: ProblemCode, more: Readonly<Record<string, string>> = {}): string {
  const { status, title } = problems[code];
  return JSON.stringify({ type: `urn:gatehouse:problem:${code}`, title, status, code, ...more });
}

/** Only the authorizer knows why a method is outside the policy (functions/access/access-policy.ts). Always a 403. */
const saidByAuthorizer = {
  type: 'urn:gatehouse:problem:$context.authorizer.refusalCode',
  title: '$context.authorizer.refusalTitle',
  code: '$context.authorizer.refusalCode',
};
