import { buildSync, type BuildOptions } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

const bundlesFolder = join(tmpdir(), 'gatehouse-bundles');
let own: string | undefined;

/** The folder of this process's bundles: removed at its end. Folders of killed processes are removed too. */
function ownFolder(): string {
  if (own !== undefined) return own;
  const folder = join(bundlesFolder, String(process.pid));
  own = folder;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(bundlesFolder)) if (isLeftOver(name)) remove(join(bundlesFolder, name));
  process.once('exit', () => {
    remove(folder);
  });
  return folder;
}

const remove = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};

/** Folders are named after their process; any other name is from an earlier version. */
function isLeftOver(name: string): boolean {
  const processId = /^\d{1,10}$/.exec(name)?.[0];
  if (processId === undefined) {
    // Another process may sweep at the same moment.
    const found = statSync(join(bundlesFolder, name), { throwIfNoEntry: false });
    return found !== undefined && Date.now() - found.mtimeMs > 3_600_000;
  }
  try {
    process.kill(Number(processId), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * Bundles a handler into one minified ES module; answers the folder that holds it.
 *
 * @param entry - handler file from the project's root
 */
export function bundle(entry: string): string {
  if (!existsSync(join(root, entry))) throw new Error(`there is no handler at ${entry}`);
  const name = createHash('sha256').update(`${root}\0${entry}`).digest('hex').slice(0, 16);
  const outdir = join(ownFolder(), name);
  mkdirSync(outdir, { recursive: true });
  const loader = entry === readsJson ? {} : bundleOptions.loader;
  buildSync({ ...bundleOptions, loader, entryPoints: [entry], outfile: join(outdir, 'index.mjs') });
  return outdir;
}
