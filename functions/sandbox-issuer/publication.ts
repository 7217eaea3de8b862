import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Holder } from './certificates.ts';

/** The issuer's answer: a body, or a way to misbehave. */
export type Publication =
  | { readonly kind: 'body'; readonly contentType: string; readonly body: string; readonly etag: string }
  | { readonly kind: Silence };

/**
 * `down`: drops the connection; `redirect`: points elsewhere; `slow`: sends a byte now and then; `silent`: never begins;
 * `cut`: breaks off in the middle; `bomb`: a small compressed answer that becomes a large one.
 */
export const silences = ['down', 'redirect', 'slow', 'silent', 'cut', 'bomb'] as const;
export type Silence = (typeof silences)[number];

const slowStepMs = 400;
const bombBytes = 64 * 1024 * 1024;

/** Certificates in PEM, as issuers publish a chain. */
export const pem = (chain: readonly Holder[]): Publication =>
  publication(
    chain.map(({ certificate }) => `${certificate.toString('pem')}\n`).join(''),
    'application/pem-certificate-chain',
  );

export const publication = (body: string, contentType: string): Publication => ({
  kind: 'body',
  body,
  contentType,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
});

/** Answers a request for the issuer's certificates. */
export function publish(published: Publication, request: IncomingMessage, response: ServerResponse): void {
  switch (published.kind) {
    case 'body': {
      const { body, contentType, etag } = published;
      const unchanged = request.headers['if-none-match'] === etag;
      response.writeHead(unchanged ? 304 : 200, {
        etag,
        'content-type': contentType,
        'cache-control': 'no-cache',
      });
      response.end(unchanged ? undefined : body);
      return;
    }
    case 'down':
      request.socket.destroy();
      return;
    case 'redirect':
      response.writeHead(302, { location: '/sandbox/' }).end();
      return;
    case 'silent':
      return;
    case 'slow':
      sendSlowly(response);
      return;
    case 'cut':
      response.writeHead(200, { 'content-length': '4096' }).write('-----BEGIN CERTIFICATE-----\n', () => {
        response.destroy();
      });
      return;
    case 'bomb':
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(bombBytes)));
  }
}

/** Sends byte by byte, until the client gives up. */
function sendSlowly(response: ServerResponse): void {
  const more = setInterval(() => response.write('-'), slowStepMs);
  response.on('close', () => {
    clearInterval(more);
  });
}
