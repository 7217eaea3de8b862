import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const projectFolder = path.resolve(import.meta.dirname, '../..');
/** The apps that are built, by their folders in `web`. */
export type AppName = 'scanner' | 'my-data';

/** Shared by the synthesis and the local host; ignored by git. */
const keptOf = (app: AppName): string => path.join(projectFolder, '.gatehouse', app);

/** What the built app is made of: its files, the client, what it shares with the service, versions of dependencies. */
const sourcesOf: Readonly<Record<AppName, readonly string[]>> = {
  scanner: ['web/scanner', 'client', 'functions', 'package-lock.json', 'tsconfig.json'],
  // It reads codes as the scanner does.
  'my-data': ['web/my-data', 'web/scanner/src', 'client', 'package-lock.json', 'tsconfig.json'],
};

const keptMs = 86_400_000;

/** Builds the guard's app; see {@link buildApp}. */
export const buildScannerApp = (log: (line: string) => void, signal?: AbortSignal): Promise<string> =>
  buildApp('scanner', log, signal);

/**
 * Builds an app where a file of it has changed since it was last built, and answers the folder of the result:
 * one for each state of the sources, so that hosts that start together do not disturb each other. The same sources give the
 * same files, so that a deployment from them publishes no new version.
 */
export async function buildApp(
  name: AppName,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const folder = path.join(keptOf(name), await digestOf(sourcesOf[name]));
  if (existsSync(folder)) return folder;
  log(name === 'scanner' ? 'Building the scanner app' : 'Building the page of one’s own data');
  // What the tools of the build leave behind goes with this folder.
  const temporary = `${folder}.${String(process.pid)}.tmp`;
  await mkdir(temporary, { recursive: true });
  const unfinished = `${folder}.${String(process.pid)}`;
  const vite = path.join(projectFolder, 'node_modules/vite/bin/vite.js');
  const app = path.join(projectFolder, 'web', name);
  const build = [vite, 'build', app, '--config', path.join(app, 'vite.config.ts'), '--outDir', unfinished];
  try {
    // Otherwise Vite would build for the environment of the host's process, such as a test.
    const env = { ...process.env, NODE_ENV: 'production', TMPDIR: temporary };
    await run(process.execPath, build, { cwd: projectFolder, env, ...(signal ? { signal } : {}) });
    await removeOld(keptOf(name));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another host that started at the same time was faster: its result is the same.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

/** A host that runs from other sources still serves its own: what was not made within the last day is removed. */
async function removeOld(kept: string): Promise<void> {
  for (const name of await readdir(kept)) {
    const { mtimeMs } = await stat(path.join(kept, name));
    if (Date.now() - mtimeMs > keptMs) await rm(path.join(kept, name), { recursive: true, force: true });
  }
}

async function digestOf(names: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names)
    for (const file of await filesIn(name)) hash.update(file).update(await read(file));
  return hash.digest('hex').slice(0, 24);
}

const read = (file: string): Promise<Buffer> => readFile(path.join(projectFolder, file));

async function filesIn(name: string): Promise<readonly string[]> {
  const at = path.join(projectFolder, name);
  const entries = await readdir(at, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [name];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
    .sort();
}
