import { buildSync, type BuildOptions } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * What the SDK loads only when it is needed, and a function never needs: credential providers other than the
 * environment, which Lambda fills, and event streams. They would be a third of a bundle.
 */
const neverReached: string[] = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/nested-clients',
  '@aws-sdk/token-providers',
  '@smithy/core/event-streams',
  '@smithy/credential-provider-imds',
];

/** CommonJS modules inside an ES module bundle call `require`, which ES modules do not have. */
const requireShim =
  "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);";

/** How every function is bundled. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  external: neverReached,
  banner: { js: requireShim },
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles a handler into one minified ES module; answers the folder that holds it.
 *
 * @param entry - handler file from the project's root
 */
export function bundle(entry: string): string {
  if (!existsSync(join(root, entry))) throw new Error(`there is no handler at ${entry}`);
  const outdir = join(
    tmpdir(),
    'gatehouse-bundles',
    createHash('sha256')
      .update(`${root}\0${entry}\0${String(process.pid)}`)
      .digest('hex')
      .slice(0, 16),
  );
  mkdirSync(outdir, { recursive: true });
  buildSync({ ...bundleOptions, entryPoints: [entry], outfile: join(outdir, 'index.mjs') });
  return outdir;
}
