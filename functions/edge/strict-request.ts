import type { APIGatewayProxyEvent } from 'aws-lambda';
import { failure, type Failure, type FieldError } from '../kernel/problems.ts';
import type { Route } from './routes.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** API Gateway replaces bytes that are not UTF-8 by this character. */
const replacement = '\uFFFD';
/** Longest piece of a parameter's name that is shown again. */
const longestName = 40;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Refuses an unclear request before its route reads it: a body that two parsers could read differently, or query parameters
 * that are unknown or named twice. All routes use it.
 * @param headers - names in lower case
 */
export function refuseUnclear(
  event: APIGatewayProxyEvent,
  route: Route,
  headers: Headers,
): Failure | undefined {
  const body = route.body ? (refuseEncoding(headers) ?? refuseBytes(event)) : undefined;
  return body ?? refuseQuery(event, route);
}

function refuseEncoding(headers: Headers): Failure | undefined {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') return failure('unsupported_content_encoding');
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset) ? undefined : failure('unsupported_charset');
}

function refuseBytes({ body, isBase64Encoded }: APIGatewayProxyEvent): Failure | undefined {
  if (body === null) return undefined;
  const text = isBase64Encoded ? decodeUtf8(Buffer.from(body, 'base64')) : body;
  return text === undefined || text.includes(replacement) ? failure('invalid_encoding') : undefined;
}

/** The text, or `undefined` where the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A route that takes parameters checks them with its schema later. A route that takes none refuses every parameter. */
function refuseQuery(event: APIGatewayProxyEvent, { query }: Route): Failure | undefined {
  const parameters = Object.entries(event.multiValueQueryStringParameters ?? {});
  const errors = parameters.flatMap(([name, values]): FieldError[] => {
    const path = name.slice(0, longestName);
    if ((values ?? []).length > 1) return [{ path, message: 'is named twice' }];
    return query ? [] : [{ path, message: 'is not a parameter of this request' }];
  });
  return errors.length > 0 ? failure('invalid_request', undefined, errors) : undefined;
}
