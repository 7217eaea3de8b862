import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure } from '../../functions/kernel/problems.ts';
import { headersOfScannerFile } from '../../lib/web/security-headers.ts';
import { handler } from '../../lib/web/viewer-request.ts';
import { answerProblem } from '../sandbox/answer.ts';
import { contentTypeOf, fileFor } from '../sandbox/static-page.ts';

/**
 * Serves the guard's app as a deployment does: the same function says which file a path means, and files have the same
 * headers. `urlPath` is what follows `/scanner`.
 */
export function scannerPage(folder: string) {
  return async (urlPath: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const meant = handler({ request: { uri: `/scanner${urlPath}` } });
    if ('statusCode' in meant) {
      const headers = Object.entries(meant.headers).map(([name, { value }]) => [name, value] as const);
      response.writeHead(meant.statusCode, Object.fromEntries(headers)).end();
      return;
    }
    const file = fileFor(folder, meant.uri.slice('/scanner'.length));
    const type = file && contentTypeOf(file);
    const content = type && (await readFile(file).catch(() => undefined));
    if (!content || !['GET', 'HEAD'].includes(request.method ?? '')) {
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
