import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of `handler` in viewer-request.ts as CloudFront runs it: plain JavaScript without modules. */
export function viewerRequestCode(): string {
  const source = readFileSync(path.join(import.meta.dirname, 'viewer-request.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', target: 'es2017', charset: 'utf8' });
  return code.replace(/^export /gm, '');
}
