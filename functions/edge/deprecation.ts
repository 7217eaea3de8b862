import type { HttpResponse } from './problem-response.ts';
import type { Route } from './routes.ts';

/**
 * Adds the deprecation headers to every answer of a route that will go away: `Deprecation` (RFC 9745), `Sunset` (RFC 8594)
 * and `Link`.
 */
export function withDeprecationHeaders({ deprecated }: Route, response: HttpResponse): HttpResponse {
  if (!deprecated) return response;
  const { since, sunset, link } = deprecated;
  return {
    ...response,
    headers: {
      ...response.headers,
      deprecation: `@${Date.parse(since) / 1000}`,
      sunset: new Date(sunset).toUTCString(),
      link: `<${link}>; rel="deprecation"; type="text/html"`,
    },
  };
}
