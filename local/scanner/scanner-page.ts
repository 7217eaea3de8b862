import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure } from '../../functions/kernel/problems.ts';
import { answerProblem } from '../sandbox/answer.ts';
import { contentTypeOf, fileFor } from '../sandbox/static-page.ts';

/** What a page of the app may do: its own files and the API, and the camera. */
const policyOf = (scripts: string): string =>
  `default-src 'none'; script-src ${scripts}; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const headers = {
  'permissions-policy':
    'camera=(self), screen-wake-lock=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Serves the guard's app as a deployment would: files with a hash in their name are kept for good, the others are asked
 * for again. Only the worker that reads codes may compile WebAssembly; its policy comes with its own file.
 */
export function scannerPage(folder: string) {
  return async (urlPath: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (urlPath === '') {
      response.writeHead(302, { location: '/scanner/' }).end();
      return;
    }
    const file = fileFor(folder, urlPath);
    const type = file && contentTypeOf(file);
    const content = type && (await readFile(file).catch(() => undefined));
    if (!content || !['GET', 'HEAD'].includes(request.method ?? '')) {
      answerProblem(response, failure('route_not_found'));
      return;
    }
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    const isHashed = urlPath.startsWith('/assets/');
    const said = {
      ...headers,
      'content-security-policy': policyOf(
        path.basename(file).includes('reader') ? "'self' 'wasm-unsafe-eval'" : "'self'",
      ),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag,
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, said).end();
      return;
    }
    response.writeHead(200, { ...said, 'content-type': type, 'content-length': content.length });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
}
