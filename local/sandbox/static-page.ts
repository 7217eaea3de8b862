import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServerResponse } from 'node:http';
import { bareHeaders } from '../../lib/web/security-headers.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

const securityHeaders = {
  ...bareHeaders,
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
};

/** The reader of QR codes that the page loads for the camera, as its package ships it: `/vendor/zxing/…`. */
const vendorPrefix = '/vendor/zxing';
const vendorFolder = path.resolve(import.meta.dirname, '../../node_modules/zxing-wasm/dist');

/**
 * Serves a file of the page or of its libraries; false if the file does not exist. `urlPath` as for {@link serveFile}.
 */
export function servePageFile(
  pageFolder: string,
  urlPath: string,
  response: ServerResponse,
): Promise<boolean> {
  return urlPath.startsWith(`${vendorPrefix}/`)
    ? serveFile(vendorFolder, urlPath.slice(vendorPrefix.length), response)
    : serveFile(pageFolder, urlPath, response);
}

/** Serves the files of one folder; false where there is no such file. `urlPath` begins with `/`, still percent-encoded. */
export async function serveFile(folder: string, urlPath: string, response: ServerResponse): Promise<boolean> {
  const file = fileFor(folder, urlPath);
  const contentType = file && contentTypeOf(file);
  const content = contentType && (await readFile(file).catch(() => undefined));
  if (!content) return false;
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': contentType,
    'content-length': content.length,
  });
  response.end(content);
  return true;
}

/** The media type of a file that pages consist of; undefined of another. */
export const contentTypeOf = (file: string): string | undefined => contentTypes[path.extname(file)];

/** The file that a path names. Only names made of plain characters, so that no path leads out of the folder. */
export function fileFor(folder: string, urlPath: string): string | undefined {
  const names = (urlPath === '/' ? '/index.html' : urlPath).split('/').slice(1);
  return names.every((name) => /^[a-z0-9_-][a-z0-9._-]*$/i.test(name))
    ? path.join(folder, ...names)
    : undefined;
}
