import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure } from '../../functions/kernel/problems.ts';
import { deskSettingsFile } from '../../lib/web/desk-settings.ts';
import { headersOfScannerFile } from '../../lib/web/security-headers.ts';
import { handler } from '../../lib/web/viewer-request.ts';
import { answerProblem } from '../sandbox/answer.ts';
import { contentTypeOf, fileFor } from '../sandbox/static-page.ts';

/**
 * Serves an app, found under `base` (`/scanner`), as a deployment does: the same function says which file a path means, and
 * files have the same headers. `urlPath` is what follows `base`. `settings` is answered as the app's settings file.
 */
export function appPage(
  folder: string,
  base: '/scanner' | '/my-data' | '/invitation' | '/desk',
  settings?: object,
) {
  return async (urlPath: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const site = new URL(request.url ?? '/', 'http://localhost').searchParams.get('site');
    const querystring = site === null ? {} : { site: { value: site } };
    const meant = handler({ request: { uri: `${base}${urlPath}`, querystring } });
    if ('statusCode' in meant) {
      const headers = Object.entries(meant.headers).map(([name, { value }]) => [name, value] as const);
      response.writeHead(meant.statusCode, Object.fromEntries(headers)).end();
      return;
    }
    const name = meant.uri.slice(base.length);
    const file = fileFor(folder, name);
    const type = file && contentTypeOf(file);
    const content =
      settings && name === deskSettingsFile
        ? Buffer.from(JSON.stringify(settings))
        : type && (await readFile(file).catch(() => undefined));
    if (!type || !content || !['GET', 'HEAD'].includes(request.method ?? '')) {
      answerProblem(response, failure('route_not_found'));
      return;
    }
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    const headers = { ...headersOfScannerFile(meant.uri), etag };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': type, 'content-length': content.length });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
}
