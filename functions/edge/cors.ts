/** Headers of an answer that a page of another origin may read, beside those that every page may. */
export const exposedHeaders = 'ETag, Location, Retry-After, X-Request-Id, Idempotency-Replayed, Link';

/** Headers that a page of another origin may send. */
export const allowedHeaders = 'Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key';

/**
 * A regular expression that matches the origins of an allow-list. `*` as port matches any port. JavaScript and Java
 * (API Gateway's templates) read it in the same way.
 */
export const originExpression = (allowed: readonly string[]): string =>
  `^(${allowed.map((origin) => origin.replaceAll('.', '[.]').replace(/:\*$/, ':[0-9]{1,5}')).join('|')})$`;

/** What an answer says to a browser: this page's origin may read it, where it is on the list (Fetch standard, CORS). */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (allowed.length === 0) return {};
  const isAllowed = origin !== undefined && new RegExp(originExpression(allowed)).test(origin);
  return {
    vary: 'Origin',
    ...(isAllowed
      ? { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposedHeaders }
      : {}),
  };
}
