import type { IncomingMessage } from 'node:http';
import { accountId } from '../template/resource-names.ts';
import type { ApiMethod } from './api-template.ts';

/** What is known of a request before its function runs. */
export interface ApiRequest {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly apiId: string;
  readonly stage: string;
  /** Without the stage, as sent (still percent-encoded). */
  readonly path: string;
  readonly query: string;
  readonly method: ApiMethod;
  readonly pathParameters: Readonly<Record<string, string>> | null;
  readonly body: string | null;
  /** The authorizer's answer, flat; undefined for a public method. */
  readonly authorizer: Readonly<Record<string, string | number>> | undefined;
  readonly receivedAtMs: number;
}

type Multi = Record<string, string[]>;
/** Without a prototype: a client may name a header or a parameter `constructor`. */
const noneYet = (): Multi => Object.create(null) as Multi;
const lastOfEach = (multi: Multi): Record<string, string> =>
  Object.fromEntries(Object.entries(multi).map(([name, values]) => [name, values.at(-1) ?? '']));

function multiValueHeaders(rawHeaders: readonly string[]): Multi {
  const headers = noneYet();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    (headers[rawHeaders[index] ?? ''] ??= []).push(rawHeaders[index + 1] ?? '');
  }
  return headers;
}

function multiValueQuery(query: string): Multi | null {
  if (query === '') return null;
  const parameters = noneYet();
  for (const [name, value] of new URLSearchParams(query)) (parameters[name] ??= []).push(value);
  return parameters;
}

/** The event of a Lambda proxy integration, payload version 1.0, as JSON. */
export function proxyEvent(from: ApiRequest): string {
  const { request, requestId, apiId, stage, path, method } = from;
  const headers = multiValueHeaders(request.rawHeaders);
  const query = multiValueQuery(from.query);
  return JSON.stringify({
    resource: method.resourcePath,
    path,
    httpMethod: request.method,
    headers: lastOfEach(headers),
    multiValueHeaders: headers,
    queryStringParameters: query && lastOfEach(query),
    multiValueQueryStringParameters: query,
    pathParameters: from.pathParameters,
    stageVariables: null,
    requestContext: {
      resourceId: method.resourceId,
      resourcePath: method.resourcePath,
      httpMethod: request.method,
      path: `/${stage}${path}`,
      stage,
      apiId,
      accountId,
      requestId,
      extendedRequestId: requestId,
      protocol: `HTTP/${request.httpVersion}`,
      domainName: request.headers.host ?? '',
      requestTimeEpoch: from.receivedAtMs,
      identity: {
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? null,
      },
      ...(from.authorizer ? { authorizer: from.authorizer } : {}),
    },
    body: from.body,
    isBase64Encoded: false,
  });
}
