import { buildSync, type BuildOptions } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, keepBuild, keptFolder, removeOld } from './kept-builds.ts';

const root = join(import.meta.dirname, '..');

/** What the SDK loads only when it is needed, and a function never needs: event streams. */
const neverReached = ['@smithy/core/event-streams'];

/**
 * Parts of the SDK that Lambda never needs: the search for credentials in files, in other services and on the network,
 * which would be a third of a bundle, and the cache of an endpoint discovery that is off.
 */
const standIns = {
  '@aws-sdk/credential-provider-node': './lib/environment-credentials.ts',
  '@aws-sdk/endpoint-cache': './lib/no-endpoint-cache.ts',
};

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
  // The table of Chinese variants is half as long in UTF-8.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  external: neverReached,
  alias: standIns,
  // Node 24 supports it; otherwise esbuild would compile such a pattern again at each start.
  supported: { 'regexp-set-notation': true },
  banner: { js: requireShim },
  legalComments: 'none',
  // Each SDK client brings its whole package.json for the version in its user agent: 2 kB that say nothing to us.
  loader: { '.json': 'empty' },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The one function that reads a JSON file: the published document of the API. A test looks for another one. */
export const readsJson = 'functions/edge/health.handler.ts';

const bundlesFolder = join(keptFolder, 'bundles');
/** What a bundle is made of: the functions, versions of dependencies, and how they are bundled. */
const sources = [
  'functions',
  'lib/bundle.ts',
  'lib/environment-credentials.ts',
  'lib/no-endpoint-cache.ts',
  'package-lock.json',
  'tsconfig.json',
];
let current: string | undefined;

/** The folder of the bundles of the sources as they were when this process first bundled. */
function ownFolder(): string {
  if (current !== undefined) return current;
  current = join(bundlesFolder, digestOf(sources));
  if (!existsSync(current)) {
    mkdirSync(current, { recursive: true });
    removeOld(bundlesFolder);
  }
  return current;
}

/**
 * Bundles a handler into one minified ES module; answers the folder that holds it. The same sources are bundled once: a
 * synthesis takes half of its time otherwise, and the tests make dozens of them.
 *
 * @param entry - handler file from the project's root
 */
export function bundle(entry: string): string {
  if (!existsSync(join(root, entry))) throw new Error(`there is no handler at ${entry}`);
  const name = createHash('sha256').update(entry).digest('hex').slice(0, 16);
  return keepBuild(join(ownFolder(), name), (folder) => {
    const loader = entry === readsJson ? {} : bundleOptions.loader;
    buildSync({ ...bundleOptions, loader, entryPoints: [entry], outfile: join(folder, 'index.mjs') });
  });
}
