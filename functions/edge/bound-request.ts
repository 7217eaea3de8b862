import type { APIGatewayProxyEvent } from 'aws-lambda';
import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../kernel/brands.ts';

/** The one request that a scanner's token is for, as RFC 9449 binds a proof to its request, with the body added. */
export interface BoundRequest {
  readonly method: string;
  /** Path below `/v1`, with the query where there is one, its parameters sorted by name. */
  readonly target: string;
  /** SHA-256 of the body (of zero bytes if there is no body), base64url. */
  readonly bodySha256: string;
  /** The token's end. The gateway remembers a token longer than it lasts. */
  readonly until: EpochSeconds;
}

/** What the authorizer passes on, as flat strings. API Gateway passes nothing else. */
export const boundContext = ({ method, target, bodySha256, until }: BoundRequest) => ({
  boundMethod: method,
  boundTarget: target,
  boundBodySha256: bodySha256,
  boundUntil: String(until),
});

/**
 * Is this the request that the token was signed for? API Gateway answers for the authorizer while it remembers a token, so
 * another request with the same token has to be noticed here. A token without a bound request fits no request.
 */
export function fitsToken(event: APIGatewayProxyEvent): boolean {
  const { authorizer, requestTimeEpoch } = event.requestContext;
  const { boundMethod, boundTarget, boundBodySha256, boundUntil } = (authorizer ?? {}) as Partial<
    Record<string, string>
  >;
  return (
    boundMethod === event.httpMethod &&
    boundTarget === targetOf(event) &&
    boundBodySha256 === bodyDigest(event) &&
    requestTimeEpoch < Number(boundUntil) * 1000
  );
}

/** The path, rebuilt from the route and its parameters, so that the base path of a custom domain does not matter. */
function targetOf({
  resource,
  pathParameters,
  multiValueQueryStringParameters,
}: APIGatewayProxyEvent): string {
  const path = resource.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathParameters?.[name] ?? '');
  const pairs = Object.entries(multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const query = new URLSearchParams(pairs);
  query.sort();
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

const bodyDigest = ({ body, isBase64Encoded }: APIGatewayProxyEvent): string =>
  createHash('sha256')
    .update(body ?? '', isBase64Encoded ? 'base64' : 'utf8')
    .digest('base64url');
